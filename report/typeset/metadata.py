"""What a PDF says of itself in XMP: title, author and language, and the two standards that it keeps to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import weasyprint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from report.model.composition import Composition

VARIANT = "pdf/a-3a"
"""WeasyPrint's name of PDF/A-3, level A. It knows one standard for a file; the metadata below name the other."""

_PACKET = """\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt>{titles}</rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
<dc:description><rdf:Alt>{descriptions}</rdf:Alt></dc:description>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
<pdf:Producer>WeasyPrint {version}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>"""
"""PDF/A lets a file use a schema that it does not know, such as that of PDF/UA, if the file describes it
(ISO 19005-3 §6.6.2.3.2)."""


def describe_document(metadata: Any, composition: Composition) -> None:  # noqa: ANN401 - WeasyPrint is untyped
    """Let WeasyPrint write these metadata instead of its own.

    The title stands in every language of the report, so that a catalogue finds it by each.
    """

    def generate(_variant: str, version: int, conformance: str) -> bytes:
        packet = _PACKET.format(
            part=version,
            conformance=conformance,
            titles=_alternatives(metadata.title, composition.titles),
            authors=_items(metadata.authors),
            descriptions=_alternatives(metadata.description, [(composition.language, metadata.description)]),
            languages=_items([composition.language]),
            created=metadata.created,
            modified=metadata.modified,
            version=weasyprint.__version__,
        )
        return packet.encode()

    metadata.generate_rdf_metadata = generate


def _items(texts: Iterable[str]) -> str:
    return "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)


def _alternatives(default: str | None, texts: Iterable[tuple[str, str]]) -> str:
    """Return a text in several languages; the first is for readers of none of them (XMP part 1, §8.2.2.4)."""
    every = [("x-default", default or ""), *texts]
    return "".join(f'<rdf:li xml:lang="{language}">{escape(text or "")}</rdf:li>' for language, text in every)

"""The fonts of an edition: those that the design names, cut to the characters in use, and no other.

stacks      which families the style sheets, drawings and pictures name, and where
machine     which files of this machine, and which faces in them, have a family
characters  which characters an edition could need
cutting     a face cut down by HarfBuzz
store       cut faces of earlier builds
edition     all of this for one edition
loading     how WeasyPrint gets to see these faces and nothing else
"""

from report.typeset.faces.edition import Faces, find_faces
from report.typeset.faces.loading import face_rules, given_fonts_only

__all__ = ["Faces", "face_rules", "find_faces", "given_fonts_only"]

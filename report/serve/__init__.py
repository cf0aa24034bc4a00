"""The preview: the report in a browser while it is written.

    a save -> make the site -> show it -> typeset in another process -> show the pages that changed

Why two steps: the website of a changed text is there long before its PDF, and a writer waits for neither. Why another
process: only a process can be stopped in the middle of its work, and a newer save makes an unfinished PDF worthless.

What is shown is held in memory and is always the last good state; build/ is `report build`'s alone. starlette, uvicorn,
watchfiles and pypdfium2 are known only here, and are installed by the extra `serve`.
"""

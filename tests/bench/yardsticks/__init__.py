"""What a build is compared with: plain WeasyPrint, Chromium and Typst, on the document that the program composed."""

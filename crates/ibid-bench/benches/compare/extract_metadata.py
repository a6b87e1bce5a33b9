"""Reads lines of {"url", "html"} and extracts their metadata with trafilatura.

usage: extract_metadata.py TIMES < PAGES   prints a line of JSON a page where TIMES is 1, else the count of pages.
"""
import json
import sys

from trafilatura.metadata import extract_metadata

times = int(sys.argv[1])
pages = [json.loads(line) for line in sys.stdin]
found = []
for _ in range(times):
    found = [extract_metadata(page["html"], default_url=page["url"]) for page in pages]
for one in found:
    print(json.dumps({name: getattr(one, name, None) for name in ("title", "author", "date", "sitename", "url")}))
print(len(pages))

#!/usr/bin/env python3
"""Other people's Python clients, unchanged, at `ibid serve`: those that ask doi.org, translation-server and Citoid.

    python3 -m venv target/clients
    target/clients/bin/pip install habanero==2.9.2 manubot==0.6.1 pywikibot==11.9.0
    target/clients/bin/python crates/ibid-server/tests/clients/clients.py target/debug/ibid

They are shown the server's address and nothing else. The server asks a registry that this script plays.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

WORK = {
    "type": "article-journal", "DOI": "10.5555/geese.1", "title": "Quiet winters", "language": "en",
    "author": [{"family": "Okonkwo", "given": "Mary"}, {"family": "Brandt", "given": "Ada"}],
    "container-title": "Journal of Coastal Birds", "volume": "12", "issue": "3", "page": "201-219",
    "ISSN": "0378-5955", "issued": {"date-parts": [[2023, 1, 5]]},
}
PAGE = """<!doctype html><html lang="en"><title>Loud summers</title><meta name="citation_title" content="Loud summers">
<meta name="citation_author" content="Brandt, Ada"><meta name="citation_publication_date" content="2021/07/02">
<article><h1>Loud summers</h1><p>By Ada Brandt</p></article>"""
DOI = "10.5555/geese.1"
REFERENCE = "Okonkwo, M., & Brandt, A. (2023). Quiet winters. Journal of Coastal Birds, 12(3), 201–219. " \
    "https://doi.org/10.5555/geese.1"


class World(BaseHTTPRequestHandler):
    """What the network has: a registry at `/doi/`, a page at `/page`."""

    def do_GET(self):
        path = unquote(self.path)
        if path == f"/doi/{DOI}":
            self.answer("application/vnd.citationstyles.csl+json", json.dumps(WORK))
        elif path == "/page":
            self.answer("text/html; charset=utf-8", PAGE)
        else:
            self.send_error(404)

    def answer(self, kind, text):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


def same(found, expected):
    assert found == expected, f"\n  found    {found!r}\n  expected {expected!r}"


def habanero(base, _around):
    """What rcrossref and rdatacite ask for too: each kind by its `Accept`."""
    from habanero import cn

    def ask(**more):
        return cn.content_negotiation(ids=DOI, url=base, **more)

    same(" ".join(ask(format="text", style="apa", locale="en-US").split()), REFERENCE)
    assert "Okonkwo" in ask(format="text", style="ieee", locale="de-DE")
    assert "@article{" in ask(format="bibtex")
    assert "TY  - JOUR" in ask(format="ris")


def manubot(base, around):
    """Citekeys by content negotiation, by `/search` and `/export`, and by `/web`."""
    from manubot.cite import doi, zotero

    zotero.base_url = base
    item = doi._get_doi_csl_item_negotiation(DOI, f"{base}/")
    same((item["type"], item["title"]), (WORK["type"], WORK["title"]))
    item = zotero.get_csl_item(f"doi:{DOI}")
    same((item["type"], item["title"], item["author"]), (WORK["type"], WORK["title"], WORK["author"]))
    [item] = zotero.export_as_csl(zotero.search_or_web_query(f"{around}/page"))
    same((item["title"], item["author"]), ("Loud summers", [{"family": "Brandt", "given": "Ada"}]))


def pywikibot(base, around):
    """Citoid as a bot on a wiki asks for it, on the path of Wikimedia's sites and on that of Citoid itself."""
    os.environ.update(PYWIKIBOT_NO_USER_CONFIG="2", PYWIKIBOT_DIR=tempfile.mkdtemp())
    import requests
    from pywikibot.comms import http
    from pywikibot.data import citoid
    from pywikibot.exceptions import CitoidError

    # Sites are registered by family; the request itself is the client's.
    http.request = lambda _site, url: requests.get(url)
    for path in ("/api/rest_v1/data/citation/", "/"):
        site = type("Site", (), {"family": type("Family", (), {"name": "ours", "citoid_endpoint": base + path})})
        client = citoid.CitoidClient(site)
        [item] = client.get_citation("mediawiki", DOI)
        same((item["itemType"], item["title"], item["author"]), ("journalArticle", WORK["title"], [["Mary", "Okonkwo"], ["Ada", "Brandt"]]))
        [item] = client.get_citation("mediawiki-basefields", f"{around}/page")
        same((item["title"], item["date"]), ("Loud summers", "2021-07-02"))
        [item] = client.get_citation("wikibase", DOI)
        same(item["identifiers"]["doi"], DOI)
        try:
            client.get_citation("zotero", "10.5555/nothing")
        except CitoidError as error:
            same(str(error), "Unable to resolve DOI 10.5555/nothing")
        else:
            raise AssertionError("no error")


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/debug/ibid"
    world = ThreadingHTTPServer(("127.0.0.1", 0), World)
    threading.Thread(target=world.serve_forever, daemon=True).start()
    around = f"http://127.0.0.1:{world.server_port}"
    command = [program, "serve", "--port", "0", "--allow-private", "--endpoint", f"doi={around}/doi/"]
    environment = {**os.environ, "IBID_CACHE_DIR": tempfile.mkdtemp()}
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    base = re.search(r"http://\S+", server.stderr.readline()).group()
    threading.Thread(target=server.stderr.read, daemon=True).start()
    failed = 0
    for client in (habanero, manubot, pywikibot):
        try:
            client(base, around)
            print(f"pass {client.__name__}")
        except Exception as error:
            failed += 1
            print(f"FAIL {client.__name__}: {type(error).__name__}: {error}")
    server.terminate()
    return failed


if __name__ == "__main__":
    sys.exit(main())

-- One item in APA, for `wrk`: what a reference manager asks for most.
-- ibid's API:            wrk -t1 -c16 -d10s --latency -s render.lua http://127.0.0.1:8080/api/v1/render
-- citeproc-js-server's:  wrk -t1 -c16 -d10s --latency -s render.lua 'http://127.0.0.1:8080/?style=apa'

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = [=[{"items": [{"id": "okonkwo2021", "type": "article-journal",
  "title": "Measuring salt marsh accretion with drones",
  "author": [{"family": "Okonkwo", "given": "Mary"}, {"family": "Brandt", "given": "Lars"}],
  "container-title": "Journal of Coastal Methods", "volume": "12", "issue": "3", "page": "201-219",
  "issued": {"date-parts": [[2021, 6]]}, "DOI": "10.5555/jcm.2021.0301"}]}]=]

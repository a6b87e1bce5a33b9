-- What a server is asked for over a day, for `wrk`: styles, pages, formats and dialects in turn, at a pace.
--   wrk -t1 -c16 -d10m --latency -s mixed.lua http://127.0.0.1:8080
-- Each connection waits 10 ms before each request.

local item = [=[{"id": "okonkwo2021", "type": "article-journal", "title": "Measuring salt marsh accretion",
  "author": [{"family": "Okonkwo", "given": "Mary"}], "container-title": "Journal of Coastal Methods",
  "volume": "12", "issued": {"date-parts": [[2021, 6]]}, "DOI": "10.5555/jcm.2021.0301"}]=]
local zotero = [=[ [{"itemType": "book", "title": "The tidal flat", "creators": [{"creatorType": "author",
  "firstName": "Anna", "lastName": "Vane"}], "date": "2019"}] ]=]
local bibtex = "@book{vane2019, author = {Vane, Anna}, title = {The tidal flat}, year = {2019}}"
local page = [=[<!doctype html><title>Quiet winters</title><meta name="citation_title" content="Quiet winters">
  <meta name="citation_author" content="Okonkwo, Mary"><meta name="citation_publication_date" content="2023/01/05">
  <article><h1>Quiet winters</h1><p>By Mary Okonkwo</p><p>The winters on the island were quiet.</p></article>]=]
local styles = { "apa", "mla", "ieee", "nature", "vancouver", "chicago-notes", "harvard", "ama", "nobody-has-this-style" }
local json = { ["Content-Type"] = "application/json" }
local text = { ["Content-Type"] = "text/plain" }
local html = { ["Content-Type"] = "text/html" }

local count = 0
local function style() return styles[count % #styles + 1] end

local asked = {
  function() return wrk.format("POST", "/api/v1/render?style=" .. style(), json, '{"items": [' .. item .. ']}') end,
  function() return wrk.format("POST", "/?responseformat=html&style=" .. style(), json, '{"items": [' .. item .. ']}') end,
  function() return wrk.format("POST", "/api/v1/inspect?url=https://tern.example/a", html, page) end,
  function() return wrk.format("POST", "/api/v1/embed?url=https://tern.example/a", html, page) end,
  function() return wrk.format("POST", "/api/v1/convert?to=ris", text, bibtex) end,
  function() return wrk.format("POST", "/import", text, bibtex) end,
  function() return wrk.format("POST", "/export?format=bibtex", json, zotero) end,
  function() return wrk.format("GET", "/api/v1/styles?q=harvard") end,
  function() return wrk.format("GET", "/") end,
  function() return wrk.format("GET", "/nothing/" .. count) end,
}

function request()
  count = count + 1
  return asked[count % #asked + 1]()
end

function delay() return 10 end

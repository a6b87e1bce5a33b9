// Reads bibliographies with citation-js: a line of JSON a file in, `{type, text}`; a line of JSON
// out, the items as CSL-JSON. A file that fails as a whole is read entry by entry.
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const require = createRequire(join(resolve(process.argv[2]), 'index.js'))
const { Cite } = require('@citation-js/core')
require('@citation-js/plugin-bibtex')
require('@citation-js/plugin-ris')

function read (type, text) {
  return new Cite(text, { forceType: type, generateGraph: false }).data
}

function entries (type, text) {
  if (type === '@ris/file') return text.split(/^(?=TY {2}-)/m)
  const parts = text.split(/^(?=\s*@)/m)
  const shared = parts.filter(part => /^\s*@string/i.test(part)).join('')
  return parts.filter(part => /^\s*@(?!string|comment|preamble)/i.test(part)).map(part => shared + part)
}

for await (const line of createInterface({ input: process.stdin })) {
  const { type, text } = JSON.parse(line)
  let items = []
  try {
    items = read(type, text)
  } catch {
    for (const entry of entries(type, text)) {
      try {
        items.push(...read(type, entry))
      } catch {}
    }
  }
  process.stdout.write(JSON.stringify(items) + '\n')
}

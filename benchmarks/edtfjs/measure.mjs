// Parses the lines of a file with edtf.js again and again: SECONDS to warm up, SECONDS measured; prints texts per second.
import { readFileSync } from 'node:fs'
import { parse } from 'edtf'

const [file, seconds] = process.argv.slice(2)
const texts = readFileSync(file, 'utf8').split('\n').filter((text) => text !== '')

function run(milliseconds) {
  const start = performance.now()
  let parsed = 0
  while (performance.now() - start < milliseconds) {
    for (const text of texts) parse(text)
    parsed += texts.length
  }
  return (1000 * parsed) / (performance.now() - start)
}

run(1000 * seconds)
console.log(run(1000 * seconds))

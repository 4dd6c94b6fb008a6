// Asks edtf.js about each line of standard input: text, TAB, "refused" or its first and last day since 1970.
import { readFileSync } from 'node:fs'
import edtf from 'edtf'

const day = (ms) => (Number.isFinite(ms) ? String(Math.floor(ms / 86_400_000)) : Number.isNaN(ms) ? 'NaN' : '..')

for (const text of readFileSync(0, 'utf8').split('\n').slice(0, -1)) {
  let answer
  try {
    const date = edtf(text.replaceAll('␠', ' '))
    answer = `${day(date.min)}/${day(date.max)}`
  } catch {
    answer = 'refused'
  }
  console.log(`${text}\t${answer}`)
}

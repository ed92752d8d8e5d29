import { StringDecoder } from 'node:string_decoder'
import { BrokenRows } from './delimited.rules'
import { unescapeXml } from './cell-text.rules'

const longestItem = 4 * 1024 ** 2

/**
 * The strings that a workbook's cells refer to by number.
 * Rule    Each `si` is one string, its runs joined, its phonetic readings left out; a prefix on the tags is no part of them.
 * Errors  BrokenRows for a string that never ends.
 */
export async function sharedStringsOf(parts: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = []
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for await (const part of parts) {
    const text = rest + decoder.write(part)
    rest = text.slice(takeItems(text, strings))
    if (rest.length > longestItem) throw new BrokenRows('file_cell_too_large', 1)
  }
  return strings
}

const itemTag = /<(?:[\w.-]+:)?si(?:\s[^<>]*)?(\/?)>|<\/(?:[\w.-]+:)?si\s*>/g

/** Takes the whole items of a text; returns where the first unfinished one begins. */
function takeItems(text: string, strings: string[]): number {
  let [begin, done] = [-1, 0]
  itemTag.lastIndex = 0
  for (let match = itemTag.exec(text); match; match = itemTag.exec(text)) {
    const isEnd = match[0].charCodeAt(1) === 47
    if (!isEnd && match[1] === '/') strings.push('')
    else if (!isEnd) {
      begin = itemTag.lastIndex
      continue
    } else if (begin >= 0) {
      strings.push(stringOf(text.slice(begin, match.index)))
      begin = -1
    }
    done = itemTag.lastIndex
  }
  // What is left may hold half a tag, or an item whose end is still to come.
  return done
}

const phonetic = /<(?:[\w.-]+:)?rPh[\s>][\s\S]*?<\/(?:[\w.-]+:)?rPh\s*>/g
const run = /<(?:[\w.-]+:)?t(?:\s[^<>]*)?>([^<]*)<\/(?:[\w.-]+:)?t\s*>/g

function stringOf(item: string): string {
  // Nearly all are «<t>…</t>».
  if (item.startsWith('<t>') && item.indexOf('<', 3) === item.length - 4) return unescapeXml(item.slice(3, -4))
  const bare = item.includes('rPh') ? item.replace(phonetic, '') : item
  const runs = [...bare.matchAll(run)].map((match) => match[1]!)
  return unescapeXml(runs.length === 1 ? runs[0]! : runs.join(''))
}

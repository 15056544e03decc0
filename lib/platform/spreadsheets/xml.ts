import { SaxesParser } from 'saxes';
import { damaged, SpreadsheetError } from './spreadsheet-error.ts';

export type XmlEvents = {
  /** Names come without their namespace prefix, attribute names as written. */
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const MAX_DEPTH = 64;
// An event is due at least this often; a longer silence is one huge text, name or comment being collected.
const MAX_SILENT_BYTES = 1024 * 1024;

/**
 * Parses as bytes arrive and yields after each chunk, so that the caller can hand on what its events collected.
 * Document types are refused whole: with them go external entities and entity expansion.
 */
export async function* parseXml(chunks: AsyncIterable<Buffer>, events: XmlEvents): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let silent = 0;
  parser.on('doctype', () => {
    throw new SpreadsheetError('文件内容不安全（含 DOCTYPE 声明），不能导入。请在 Excel 中另存后再上传。');
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    if (++depth > MAX_DEPTH) throw damaged();
    events.open?.(localName(name), attributes);
  });
  parser.on('text', (text) => {
    silent = 0;
    events.text?.(text);
  });
  parser.on('cdata', (text) => {
    silent = 0;
    events.text?.(text);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
    depth--;
    events.close?.(localName(name));
  });
  try {
    for await (const chunk of chunks) {
      silent += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (silent > MAX_SILENT_BYTES) throw damaged();
      yield;
    }
    parser.write(decoder.decode()).close();
    yield;
  } catch (error) {
    throw error instanceof SpreadsheetError ? error : damaged(error);
  }
}

/** For small parts, whose events are all that is wanted. */
export async function readXml(chunks: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  for await (const _ of parseXml(chunks, events));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

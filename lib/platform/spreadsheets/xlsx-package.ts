import { posix } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Limits } from './limits.ts';
import { damaged, SpreadsheetError } from './spreadsheet-error.ts';

const METADATA_BYTES = 20 * 1024 * 1024;
const RATIO_FREE_BYTES = 10 * 1024 * 1024;

const tooLarge = () =>
  new SpreadsheetError('文件解压后过大，可能已损坏或被做过手脚。请把数据复制到新建的工作簿中再上传。');

/** The zip around a workbook. Nothing is inflated before the central directory passed the limits. */
export class XlsxPackage {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
    private readonly limits: Limits,
  ) {}

  static async open(path: string, limits: Limits): Promise<XlsxPackage> {
    const zip = await openPromise(path, { autoClose: false }).catch((cause) => {
      throw damaged(cause);
    });
    try {
      return new XlsxPackage(zip, await readDirectory(zip, limits), limits);
    } catch (error) {
      zip.close();
      throw error instanceof SpreadsheetError ? error : damaged(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** A part's bytes. Torn, lying or altered parts end in a SpreadsheetError, at the latest after the last byte. */
  async *bytes(name: string, limit = METADATA_BYTES): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry?.canDecodeFileData()) throw damaged();
    if (entry.uncompressedSize > Math.min(limit, this.limits.partBytes)) throw tooLarge();
    let checksum = 0;
    try {
      // yauzl stops as soon as more bytes come out than the directory declared.
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof SpreadsheetError ? error : damaged(error);
    }
    if (checksum !== entry.crc32) throw damaged();
  }

  close(): void {
    this.zip.close();
  }
}

async function readDirectory(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw tooLarge();
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    // Two parts of one name: what is checked and what another program opens could differ.
    if (entries.has(name)) throw damaged();
    if (entry.isEncrypted()) {
      throw new SpreadsheetError('文件设有密码，请在 Excel 中取消密码后再上传。');
    }
    total += entry.uncompressedSize;
    const inflation = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    const isBomb = entry.uncompressedSize > RATIO_FREE_BYTES && inflation > limits.ratio;
    if (isBomb || total > limits.totalBytes) throw tooLarge();
    if (posix.basename(name) === 'vbaproject.bin') throw macros();
    entries.set(name, entry);
  }
  return entries;
}

export function macros() {
  return new SpreadsheetError('文件含宏，不能导入。请另存为不含宏的 .xlsx 后再上传。');
}

/**
 * A workbook's shared strings as one run of UTF-8: a million JavaScript strings cost several times as much,
 * the more so as each keeps alive the piece of XML that it was cut from.
 */
export class StringTable {
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private readonly ends: number[] = [];

  add(text: string): void {
    const start = this.ends.at(-1) ?? 0;
    const end = start + Buffer.byteLength(text);
    if (end > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, this.bytes.length * 2));
      this.bytes.copy(grown, 0, 0, start);
      this.bytes = grown;
    }
    this.bytes.write(text, start);
    this.ends.push(end);
  }

  get(index: number): string | undefined {
    const end = this.ends[index];
    return end === undefined ? undefined : this.bytes.toString('utf8', this.ends[index - 1] ?? 0, end);
  }
}

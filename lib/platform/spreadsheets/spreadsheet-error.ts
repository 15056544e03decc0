/** A file that cannot be used. The message is Chinese, says what to do next, and may be shown as it stands. */
export class SpreadsheetError extends Error {
  override name = 'SpreadsheetError';
}

export function damaged(cause?: unknown) {
  return new SpreadsheetError('文件已损坏或不完整，请用 Excel 或 WPS 重新打开、另存为 .xlsx 后再上传。', {
    cause,
  });
}

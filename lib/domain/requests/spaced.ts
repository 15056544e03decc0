/** A query code as it is written on paper: K7M2P-9QRST. Apart from how codes are made, for a browser shows it too. */
export const spaced = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

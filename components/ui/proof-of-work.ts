import { sha256 } from './sha256';

export type Sum = {
  algorithm: string;
  challenge: string;
  maxnumber: number;
  salt: string;
  signature: string;
};

/** Works the sum out a little at a time, so that the page stays answerable. Gives what the form sends. */
export async function workOut(
  { algorithm, challenge, maxnumber, salt, signature }: Sum,
  isWanted: () => boolean = () => true,
): Promise<string | null> {
  for (let number = 0; number <= maxnumber; ) {
    if (!isWanted()) return null;
    const until = Date.now() + 12;
    for (; number <= maxnumber && Date.now() < until; number++)
      if (sha256(salt + number) === challenge)
        return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return null;
}

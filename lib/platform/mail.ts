import { createTransport } from 'nodemailer';
import { mailSettings } from './settings';

export type Mail = {
  to: string;
  subject: string;
  /** Plain text: nothing that loads, nothing that counts who read it. */
  text: string;
  /** The same for a mail that is sent again: mailboxes then show it once. */
  id: string;
};

export const isMailOn = (): boolean => mailSettings() !== null;

/** The address of a page of ours, for a mail. */
export const linkTo = (path: string): string => new URL(path, process.env.NEXTAUTH_URL).href;

/** Hands a mail over to the server and throws when that does not take it. Only where `isMailOn`. */
export async function sendMail({ id, ...mail }: Mail): Promise<void> {
  const settings = mailSettings();
  if (!settings) throw new Error('no mail server is set');
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = new URL(process.env.NEXTAUTH_URL ?? 'http://localhost').hostname;
  try {
    await transport.sendMail({
      ...mail,
      from: settings.from,
      messageId: `<${id}@${host}>`,
      // Nobody's out-of-office note answers a machine.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  } finally {
    transport.close();
  }
}

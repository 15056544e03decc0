import { say } from './console.js';
import { connect } from './database/prepare.ts';
import { noteDemoPasswordShown, type Settings } from './settings.ts';
import { localAddress } from './site.ts';

interface DemoAccount {
  username: string;
  display_name: string;
  area: string;
}

/** The address, and who can sign in. */
export async function announce(settings: Settings, ownerUrl: string): Promise<void> {
  const client = await connect(ownerUrl);
  const { rows: demo } = await client.query<DemoAccount>(
    `SELECT username, display_name, a.name AS area FROM users u JOIN areas a ON a.id = u.area_id
     WHERE u.is_demo AND u.disabled_at IS NULL ORDER BY u.id`,
  );
  const { rowCount: hasUsers } = await client.query('SELECT FROM users LIMIT 1').finally(() => client.end());

  const line = '─'.repeat(64);
  say(`\n${line}\n  共治已启动 Gongzhi is ready   ${settings.address ?? localAddress(settings)}\n${line}`);
  if (demo.length > 0) {
    say('  演示账号 Demo accounts');
    for (const { username, display_name, area } of demo)
      say(`    ${username.padEnd(20)}${area} ${display_name}`);
    say(`  密码 Password: ${demoPassword(settings)}`);
  } else if (!hasUsers) {
    say('  还没有账号，请运行 npm run admin:create 创建首批管理员。');
    say('  There is no account yet: npm run admin:create makes the first administrators.');
  }
  say(`  Ctrl-C 停止 stops it\n${line}`);
}

// A generated password is shown once, and never again.
function demoPassword(settings: Settings): string {
  const { secrets, isDemoPasswordNew, secretsFile } = settings;
  if (!isDemoPasswordNew) return `见 see DEMO_PASSWORD: .env / ${secretsFile}`;
  noteDemoPasswordShown(settings);
  return `${secrets.demoPassword}\n    （只显示这一次，保存在 shown this once, kept in ${secretsFile}）`;
}

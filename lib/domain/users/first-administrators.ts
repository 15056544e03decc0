import { today } from '@/lib/platform/clock';
import { broken } from '@/lib/platform/errors';
import { hashPassword, temporaryPassword } from '@/lib/platform/passwords';
import { administratorRoles, type Role, roleLabels } from '@/lib/platform/permissions';
import { transactAsSystem } from '@/lib/platform/transact';

const usernames: Partial<Record<Role, string>> = {
  system_admin: 'sysadmin',
  security_admin: 'secadmin',
  audit_admin: 'auditor',
};

type Made = { username: string; role: string; password: string };

/**
 * The three administrators of the whole city, for three different people. Refused (`rule`) when the areas
 * have not been loaded, or once there is any administrator: from then on 安全管理员 grants.
 */
export async function createFirstAdministrators(): Promise<Made[]> {
  return transactAsSystem({ system: 'set-up' }, async (tx, audit) => {
    // Two at once would both find nobody.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(7317)`;
    if (await tx.grant.findFirst({ where: { role: { in: [...administratorRoles] } } }))
      throw broken('已经有管理员，不再创建。请由现有的系统管理员和安全管理员办理。');
    const city = await tx.area.findFirst({ where: { level: 'city', parentId: null, validTo: null } });
    if (!city) throw broken('还没有载入辖区，请先载入再创建管理员。');
    const made: Made[] = [];
    const entries = [];
    for (const role of administratorRoles) {
      const username = usernames[role] as string;
      const password = temporaryPassword(username);
      const user = await tx.user.create({
        data: {
          username,
          displayName: roleLabels[role],
          areaId: city.id,
          passwordHash: await hashPassword(password),
          grants: {
            create: { role, areaId: city.id, validFrom: new Date(today()), reason: '系统启用' },
          },
        },
        select: { id: true, pos: true, grants: { select: { id: true } } },
      });
      const subject = { subjectLabel: username, pos: user.pos };
      const grantId = user.grants[0]?.id;
      entries.push(
        {
          ...subject,
          action: 'create',
          subject: 'users',
          subjectId: user.id,
          after: { username, area: city.name },
        },
        {
          ...subject,
          action: 'grant',
          subject: 'grants',
          subjectId: grantId,
          after: { role, area: city.name },
        },
      );
      made.push({ username, role: roleLabels[role], password });
    }
    await audit.record(entries, null);
    return made;
  });
}

import { DEMO_COMMUNITY, DEMO_DISTRICT, DEMO_STREET, type DemoUsers } from './accounts.ts';
import type { Department } from './departments.ts';
import type { Community, Place } from './places.ts';

/** Who has a request: an area around its place, or a department. */
export type Holder =
  | { level: 'community' | 'street' | 'district' | 'city'; area: Place; department?: undefined }
  | { level: 'department'; area: Place; department: Department };

export type Person = { userId: number | null; actor: string; unit: string };

const anybody = '工作人员（演示）';
export const resident: Person = { userId: null, actor: '居民', unit: '' };
export const system: Person = { userId: null, actor: '系统', unit: '' };

/** Who takes the steps of a case: the demo's accounts where they are at home, unnamed staff elsewhere. */
export class People {
  constructor(
    private readonly users: DemoUsers,
    private readonly names: ReadonlyMap<number, string>,
    private readonly city: Place,
    private readonly community: Community,
  ) {}

  holder({ level, area, department }: Holder): Person {
    const { users } = this;
    const isDemo = this.community.district.code === DEMO_DISTRICT;
    if (department) {
      const isOwn = isDemo && department.field === '城管' && department.areaCode === DEMO_DISTRICT;
      return this.person(isOwn ? users.handler : null, department.name);
    }
    if (area.code === DEMO_COMMUNITY) return this.person(users.community, area.name);
    if (area.code === DEMO_STREET) return this.person(users['street-clerk'], area.name);
    return this.person(level === 'district' && isDemo ? users.district : null, area.name);
  }

  /** Coordinates the area around whoever has it. */
  dispatcher({ level }: Holder): Person {
    const { street, district } = this.community;
    if (level === 'community' || level === 'street')
      return this.person(street.code === DEMO_STREET ? this.users.street : null, street.name);
    return this.person(
      district.code === DEMO_DISTRICT ? this.users['district-coordinator'] : null,
      district.name,
    );
  }

  /** Checks what somebody else did: the street for its communities and itself, the district for its own. */
  reviewer({ level }: Holder): Person {
    const { street, district } = this.community;
    if (level === 'community' || level === 'street')
      return this.person(street.code === DEMO_STREET ? this.users.street : null, street.name);
    return this.person(
      district.code === DEMO_DISTRICT ? this.users['district-reviewer'] : null,
      district.name,
    );
  }

  above({ level, area, department }: Holder): Holder | null {
    if (department) return { level: 'district', area: this.community.district };
    if (level === 'community') return { level: 'street', area: this.community.street };
    if (level === 'street') return { level: 'district', area: this.community.district };
    return level === 'district' && area !== this.city ? { level: 'city', area: this.city } : null;
  }

  private person(userId: number | null, unit: string): Person {
    return { userId, actor: (userId !== null && this.names.get(userId)) || anybody, unit };
  }
}

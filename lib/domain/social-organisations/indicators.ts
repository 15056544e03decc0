import { defineIndicators, reviewFigures } from '@/lib/domain/indicators/define';
import { wan } from '@/lib/domain/indicators/rounding';
import type { SocialOrganisationModel } from '@/prisma/client/models/SocialOrganisation';
import { socialOrganisations } from './definition';

export const socialOrganisationIndicators = defineIndicators<SocialOrganisationModel>()(socialOrganisations, {
  'social-organisations.enterprises': {
    code: 'SH01',
    name: '社区党组织领办的社会企业',
    unit: '家',
    where: { fields: { kind: { in: ['enterprise'] }, isPartyLed: { is: true } } },
    paper: ['S54'],
    definition: '社区党组织领办的社会企业。',
  },
  'social-organisations.organisations': {
    code: 'SH02',
    name: '承接社区服务的社会组织',
    unit: '个',
    where: { fields: { kind: { in: ['organisation'] } } },
    paper: ['S55'],
    rounded: wan(1),
    definition: '承接社区服务项目的社会组织，不含社会企业。',
  },
  'social-organisations.projects': {
    code: 'SH03',
    name: '社会组织承接项目',
    unit: '个',
    measure: { sum: 'projectsUndertaken' },
    isPresentOnly: true,
    paper: ['S55'],
    definition: '社会组织和社会企业承接的项目之和。',
  },
  'social-organisations.givenBack': {
    code: 'SH04',
    name: '公益反哺额',
    unit: '元',
    measure: { sum: 'givenBack' },
    where: { fields: { kind: { in: ['enterprise'] } } },
    isPresentOnly: true,
    paper: ['S54'],
    definition: '社会企业反哺社区公益的金额之和。',
  },
  ...reviewFigures('social-organisations', 'SH', '社会组织', '个'),
});

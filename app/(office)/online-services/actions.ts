'use server';

import { onlineServices } from '@/lib/domain/online-services/definition';
import { ledgerActions } from '../_ledger/ledger-actions';

const actions = ledgerActions(onlineServices);

export const create = actions.create;
export const revise = actions.revise;
export const retire = actions.retire;
export const reinstate = actions.reinstate;
export const reviewOne = actions.reviewOne;
export const reviewMany = actions.reviewMany;

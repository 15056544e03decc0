'use server';

import { serviceItems } from '@/lib/domain/service-items/definition';
import { ledgerActions } from '../_ledger/ledger-actions';

const actions = ledgerActions(serviceItems);

export const create = actions.create;
export const revise = actions.revise;
export const retire = actions.retire;
export const reinstate = actions.reinstate;
export const reviewOne = actions.reviewOne;
export const reviewMany = actions.reviewMany;

'use server';

import { estates } from '@/lib/domain/estates/definition';
import { usesOfEstate } from '@/lib/domain/estates/uses';
import { ledgers } from '@/lib/domain/registry';
import { ledgerActions } from '../_ledger/ledger-actions';

const actions = ledgerActions(estates, usesOfEstate(ledgers));

export const create = actions.create;
export const revise = actions.revise;
export const retire = actions.retire;
export const reinstate = actions.reinstate;
export const reviewOne = actions.reviewOne;
export const reviewMany = actions.reviewMany;

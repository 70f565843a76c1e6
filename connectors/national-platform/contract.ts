/**
 * What we ask of the national platform (全国社保卡服务平台), and what it answers.
 * The real interface is not public: this is our own contract, kept behind the client so that it can be exchanged.
 */
import { operations } from '../../engine/core/connectors.ts';

export const partyName = 'national-platform';

/** Purpose `verify-state`: the state of a card and of its holder (data.verify). */
export const verifyState = operations['national-platform.verify-state'];

import { Standard } from '../engine/core/standard.ts';
/** The edition that the platform implements. */
export declare const standard: Standard;
/** The text of engine/core/clauses.ts. */
export declare function clausesText(): Promise<string>;

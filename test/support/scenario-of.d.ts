import { Scenario } from '../../engine/core/scenario.ts';
import type { Version, VersionContent } from '../../engine/core/version.ts';
type NodeOf = Omit<Scenario['nodes'][number], 'settings'> & {
    settings?: Record<string, unknown>;
};
/** Settings of the start that every small scenario has. */
export declare const atTheCounter: {
    cardModes: string[];
    environment: string;
    network: string;
};
/** An end with a success by its id. */
export declare const endNode: (id: string, success?: boolean) => NodeOf;
/** Settings of a fork. */
export declare const branches: (...ids: string[]) => {
    branches: {
        id: string;
        label: {
            'zh-CN': string;
            en: string;
        };
    }[];
};
/** A write to the demo library, under the name of its record. */
export declare const write: (id: string, more?: {}) => {
    id: string;
    kind: string;
    settings: {
        system: string;
        record: string;
        fields: {
            note: string;
        };
    };
};
/** A version of a scenario of these nodes and ways, `a.port > b` or `a > b` for port `done`; `start` and its settings are added. */
export declare function smallVersion(nodes: NodeOf[], ways: string[], more?: Partial<Scenario> & {
    subs?: Record<string, VersionContent>;
    inputs?: object[];
}): Version;
export {};

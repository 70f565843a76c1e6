/** What we use of bpmn-moddle, which ships no types for its entry. */
declare module 'bpmn-moddle' {
  /** An element of the BPMN model, as it is read or to be written. */
  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs: Record<string, string>;
    readonly $parent?: ModdleElement;
    /** Only of elements that the model does not know. */
    readonly $children?: ModdleElement[];
    $instanceOf?: (type: string) => boolean;
    [property: string]: unknown;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, object>);
    create(type: string, properties?: Record<string, unknown>): ModdleElement;
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: { message: string }[] }>;
    toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}

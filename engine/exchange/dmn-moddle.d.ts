/** What we use of dmn-moddle, which ships no types. */
declare module 'dmn-moddle' {
  /** An element of the DMN model, as it is read or to be written. */
  export interface DmnElement {
    readonly $type: string;
    [property: string]: unknown;
  }
  export class DmnModdle {
    constructor(packages?: Record<string, object>);
    create(type: string, properties?: Record<string, unknown>): DmnElement;
    fromXML(xml: string): Promise<{ rootElement: DmnElement; warnings: { message: string }[] }>;
    toXML(element: DmnElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  }
}

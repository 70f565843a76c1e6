/** Takes the item definitions of a DMN file: the types that it gives names. */
import type { FeelType } from './dmn-model.ts';
import { nameOf, typeNamed } from './dmn-taking.ts';
import { childOf, childrenOf, childText, type XmlElement } from './xml-tree.ts';

const deepest = 12;

/** Reads definitions on demand, so that they may stand in any order; one that refers to itself ends as Any. */
export function takeTypes(definitions: XmlElement): Map<string, FeelType> {
  const elements = new Map(childrenOf(definitions, 'itemDefinition').map((element) => [nameOf(element), element]));
  const types = new Map<string, FeelType>();
  for (const name of elements.keys()) typeAt(name, 0);
  return types;

  function typeAt(name: string, depth: number): FeelType | undefined {
    const known = types.get(name);
    const element = elements.get(name);
    if (known || !element || depth > deepest) return known;
    // Until it is known, whatever refers to it back may be anything.
    types.set(name, { base: 'Any', list: false });
    const made = typeOfElement(element, depth);
    types.set(name, made);
    return made;
  }

  function typeOfElement(element: XmlElement, depth: number): FeelType {
    const reference = childText(element, 'typeRef') ?? element.attributes.get('typeRef');
    const named =
      reference === undefined
        ? undefined
        : (typeAt(reference.replace(/^[\w.-]+:(?=.)/, ''), depth + 1) ?? typeNamed(types, reference));
    const parts = childrenOf(element, 'itemComponent');
    const list = element.attributes.get('isCollection') === 'true' || named?.list === true;
    const nested = element.attributes.get('isCollection') === 'true' && named?.list === true;
    const allowed =
      childText(childOf(element, 'allowedValues'), 'text') ?? childText(childOf(element, 'typeConstraint'), 'text');
    const fields =
      parts.length > 0 && depth <= deepest
        ? new Map(parts.map((part) => [nameOf(part), typeOfElement(part, depth + 1)]))
        : named?.fields;
    const inherited = allowed === undefined || allowed === '' ? named?.allowed : allowed;
    return {
      base: fields ? 'context' : (named?.base ?? 'Any'),
      list,
      ...(nested && { item: named }),
      ...(fields && { fields }),
      ...(inherited !== undefined && { allowed: inherited }),
    };
  }
}

/** A value of a type as expressions may name its parts; its fields are unknown. */
export function shapeOf(type: FeelType | undefined): unknown {
  if (!type?.fields) return null;
  const shape = Object.fromEntries([...type.fields].map(([name, field]) => [name, shapeOf(field)]));
  return type.list ? [shape] : shape;
}

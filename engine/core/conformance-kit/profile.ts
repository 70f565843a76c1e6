/** What an applicant declares of its system, and what the conformance kit therefore holds it to. */
import { z } from 'zod';
import { SystemName } from '../envelope.ts';
import { Scalar } from '../operations/define-operation.ts';
import { PromptCode } from '../prompts/prompt.ts';

/** A call of one of the system's interfaces. */
export const DeclaredCall = z.strictObject({
  interface: z.string().min(1).max(80).describe('Name of the interface, such as availability'),
  fields: z.record(z.string().max(80), Scalar).describe('What is sent; made-up data only'),
});
export type DeclaredCall = z.infer<typeof DeclaredCall>;

/** The profile of a system: a JSON file that its maker writes. */
export const Profile = z
  .strictObject({
    system: SystemName,
    build: z.string().min(1).max(80).describe('Build of the system that is tested, such as 2.4.1'),
    interfaceVersion: z.string().min(1).max(40).describe('Version of the interface description that it follows'),
    call: DeclaredCall.extend({
      answers: z.array(z.string().min(1).max(80)).min(1).max(100).describe('Names of the fields that an answer has'),
    }).describe('A call that the system answers with “done”'),
    prompts: z
      .array(DeclaredCall.extend({ code: PromptCode }))
      .max(50)
      .default([])
      .describe('Calls whose answer has a field `prompt` of this code'),
    load: z
      .strictObject({
        perSecond: z.number().int().min(1).max(500).describe('Calls a second at the declared volume'),
        seconds: z.number().int().min(1).max(60).default(5),
        p95Ms: z.number().int().min(1).max(30_000).describe('95 of 100 answers come within this time'),
      })
      .describe('The declared volume, and how fast it is answered'),
  })
  .describe('What an applicant declares of its system');
export type Profile = z.infer<typeof Profile>;

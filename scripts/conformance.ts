/** `npm run -s conformance -- URL --key FILE --profile FILE …`: the conformance kit from the shell. One JSON object on stdout; exits 1 where a test failed, 2 on wrong usage. */
import { main } from './conformance/command.ts';

process.exitCode = await main(process.argv.slice(2));

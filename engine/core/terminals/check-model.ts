/** The checks of a terminal's model file: what hinders it, and what is to be seen to soon, each with its place and its clause. */
import type { ClauseId } from '../clauses.ts';
import type { Finding } from '../finding.ts';
import { cardModes } from '../nodes/start.ts';
import { text, type Text } from '../text.ts';
import { knownChips, modesOfCards, modesOfForm, terminalForms, type TerminalModel } from './model.ts';

/** Within so many days a filing that ends is told of. */
const soonDays = 90;

const dayMs = 86_400_000;

interface Place {
  check: string;
  pointer: string;
  clause: ClauseId;
}
const error = ({ check, pointer, clause }: Place, message: Text): Finding => ({
  ...{ check, severity: 'error', pointer, message },
  clauses: [clause],
});
const warning = (place: Place, message: Text): Finding => ({ ...error(place, message), severity: 'warning' });

/** A form takes cards in the ways it can have only. */
function modeFindings({ form, modes }: TerminalModel): Finding[] {
  const possible: readonly string[] = modesOfForm[form];
  return modes.flatMap((mode, index) => {
    const at = { check: 'terminal-mode', pointer: `/modes/${index}`, clause: 'scenario.card-mode' } as const;
    const [what, how] = [terminalForms[form], cardModes[mode]];
    if (!possible.includes(mode))
      return error(
        at,
        text(`${what['zh-CN']}不能“${how['zh-CN']}”`, `A ${what.en.toLowerCase()} cannot do “${how.en}”`),
      );
    if (modes.indexOf(mode) < index) return error(at, text(`“${how['zh-CN']}”写了两遍`, `“${how.en}” is there twice`));
    return [];
  });
}

function algorithmFindings({ algorithms }: TerminalModel): Finding[] {
  const at = { check: 'terminal-algorithms', pointer: '/algorithms', clause: 'access.data-security' } as const;
  if (algorithms.length === 0)
    return [error(at, text('不支持任何国密算法，不能接入', 'It supports no SM algorithm and cannot be taken on'))];
  const lacking = (['SM3', 'SM4'] as const).filter((one) => !algorithms.includes(one));
  if (lacking.length === 0) return [];
  const which = lacking.join(', ');
  return [warning(at, text(`不支持 ${which}，须由 PSAM 代算`, `Without ${which}, its PSAM has to compute instead`))];
}

/** Cards are met with a chip that has a filing, and authenticated by a PSAM. */
function cardFindings({ modes, chips, psam }: TerminalModel): Finding[] {
  if (!modes.some((mode) => modesOfCards.includes(mode))) return [];
  const noChip = error(
    { check: 'terminal-chip', pointer: '/chips', clause: 'card.chip-filing' },
    text('读卡的机具须写明备案的芯片', 'A terminal that reads cards names a chip that has a filing'),
  );
  const noPsam = error(
    { check: 'terminal-psam', pointer: '/psam', clause: 'terminal.psam' },
    text('读卡的机具须有 PSAM 卡座，用于卡认证和卡鉴权', 'A terminal that reads cards needs a slot for a PSAM'),
  );
  return [...(chips.length === 0 ? [noChip] : []), ...(psam ? [] : [noPsam])];
}

/** A chip is one of those that the sources name, and its filing is in force; `today` is YYYY-MM-DD. */
function chipFindings({ chips }: TerminalModel, today: string): Finding[] {
  return chips.flatMap(({ name, validUntil }, index) => {
    const known = knownChips.some((one) => name.toUpperCase().startsWith(one));
    const daysLeft = Math.round((Date.parse(validUntil) - Date.parse(today)) / dayMs);
    const at = (field: string, check: string) =>
      ({ check, pointer: `/chips/${index}/${field}`, clause: 'card.chip-filing' }) as const;
    const unknown = warning(
      at('name', 'terminal-chip-known'),
      text(`来源资料里没有芯片 ${name}，请核对备案`, `No source names the chip ${name}; check its filing`),
    );
    const expired = error(
      at('validUntil', 'terminal-chip-filing'),
      text(`芯片 ${name} 的备案已于 ${validUntil} 到期`, `The filing of ${name} ended on ${validUntil}`),
    );
    const soon = warning(
      at('validUntil', 'terminal-chip-filing'),
      text(`芯片 ${name} 的备案还有 ${daysLeft} 天到期`, `The filing of ${name} ends in ${daysLeft} days`),
    );
    return [...(known ? [] : [unknown]), ...(daysLeft < 0 ? [expired] : daysLeft <= soonDays ? [soon] : [])];
  });
}

/** Every build is there once, and one at least may be run. */
function firmwareFindings({ firmware }: TerminalModel): Finding[] {
  const twice = firmware.flatMap(({ sm3, version }, index) =>
    firmware.findIndex((build) => build.sm3 === sm3) < index
      ? error(
          { check: 'terminal-firmware', pointer: `/firmware/${index}/sm3`, clause: 'terminal.management' },
          text(`固件 ${version} 与另一版的摘要相同`, `Firmware ${version} has the digest of another build`),
        )
      : [],
  );
  if (firmware.some(({ approved }) => approved)) return twice;
  const none = warning(
    { check: 'terminal-firmware', pointer: '/firmware', clause: 'terminal.management' },
    text('没有核准的固件，机具还不能激活', 'No firmware is approved: no terminal can be activated yet'),
  );
  return [...twice, none];
}

/** Everything to be said of a model file on a day (YYYY-MM-DD). */
export const checkTerminalModel = (model: TerminalModel, today: string): Finding[] => [
  ...modeFindings(model),
  ...algorithmFindings(model),
  ...cardFindings(model),
  ...chipFindings(model, today),
  ...firmwareFindings(model),
];

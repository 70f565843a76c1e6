// What the command line of the conformance kit takes, and its page of help.
import { type Language, type Text, text } from '../../engine/core/text.ts';

/** Thrown when the command line makes no sense, or a file cannot be used. */
export class WrongUsage extends Error {
  readonly words: Text;
  constructor(words: Text) {
    super(words.en);
    this.words = words;
  }
}

const help = text(
  `用法：
  yikatong-conformance 地址 --key 私钥 --profile 声明 [选项]   测试应用系统，写出签名报告
  yikatong-conformance verify 报告 --key 公钥                  核验报告

  地址               应用系统的地址，测试发往 地址/messages
  --key 文件         应用系统的 SM2 密钥（PEM）；测试时为私钥，用来验证应答并给报告签名
  --profile 文件     系统、构建版本、接口、提示语和业务量的声明（JSON）
  --certificate 文件 应用系统的证书（PEM），报告与它绑定；没有时与公钥绑定
  --keys 目录        测试工具自己的密钥所在目录（默认 .conformance）；没有就生成，公钥在 public/名称.pem
  --as 名称          测试工具的系统名称（默认 conformance-kit）
  --inbox 端口       同时监听该端口，判断应用系统发来的调用
  --wait 秒          等待调用的时间（默认 60）
  --out 文件         报告写到这里（默认 conformance-report.json）
  --language 语言    zh-CN 或 en
`,
  `Usage:
  yikatong-conformance URL --key FILE --profile FILE [options]   tests a system, and writes a signed report
  yikatong-conformance verify REPORT --key FILE                  verifies a report

  URL                address of the system; requests go to URL/messages
  --key FILE         SM2 key of the system (PEM): its private key to test, by which answers are verified and the report is signed
  --profile FILE     what the system declares: build, interface, prompts and volume (JSON)
  --certificate FILE certificate of the system (PEM) that the report is bound to; else it is bound to the public key
  --keys DIRECTORY   where the kit's own keys are (.conformance); made where there are none, the public one is public/NAME.pem
  --as NAME          name by which the kit calls (conformance-kit)
  --inbox PORT       listens there as well, and judges the calls that the system makes
  --wait SECONDS     how long it waits for calls (60)
  --out FILE         where the report goes (conformance-report.json)
  --language LANG    zh-CN or en
`,
);

/** The page of help. */
export const helpPage = (language: Language): string => help[language];

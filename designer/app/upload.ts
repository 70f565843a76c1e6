/** Sends a file to the platform and says how far it has come; what is refused becomes an `ApiProblem`. */
import { ApiProblem } from './request.ts';
import { currentLanguage } from './words.ts';

interface Options {
  /** Its media type. */
  type: string;
  idempotencyKey: string;
  /** From 0 to 1. */
  progress: (share: number) => void;
}

function said(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}

/** Sends it; `fetch` cannot say how far it has come. @throws ApiProblem */
export const upload = <T>(path: string, file: File, { type, idempotencyKey, progress }: Options): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('accept-language', currentLanguage());
    request.setRequestHeader('content-type', type);
    request.setRequestHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    request.setRequestHeader('idempotency-key', idempotencyKey);
    request.upload.onprogress = ({ loaded, total }) => {
      progress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve(said(responseText) as T);
      else reject(new ApiProblem(status, said(responseText)));
    };
    request.onerror = () => {
      reject(new ApiProblem(0, { type: 'unreachable' }));
    };
    request.send(file);
  });

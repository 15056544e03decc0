import { useState } from 'react';

/**
 * Sends a file as it is, with progress (`sent`, 0 to 1, null while nothing is under way); a broken connection leaves
 * nothing behind and can be tried again. While one is being sent, a second press does nothing.
 */
export function useUpload<Answer>() {
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState('');

  function send(
    file: FormDataEntryValue | null,
    addressFor: (file: File) => string,
    done: (answer: Answer) => void,
  ) {
    if (sent !== null) return;
    if (!(file instanceof File) || file.size === 0) {
      setError('请选择要上传的文件。');
      return;
    }
    setError('');
    setSent(0);
    const request = new XMLHttpRequest();
    request.open('PUT', addressFor(file));
    request.responseType = 'json';
    request.upload.onprogress = (progress) => setSent(progress.loaded / Math.max(1, progress.total));
    const refuse = (message: string) => {
      setSent(null);
      setError(message);
    };
    request.onerror = () => refuse('连接中断，文件没有传完。请检查网络后再传一次。');
    request.onload = () => {
      if (request.status === 200) done(request.response);
      else refuse(request.response?.message ?? '没有上传成功，请再试一次。');
    };
    request.send(file);
  }

  return { sent, error, send };
}

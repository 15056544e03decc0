import type { S3Client } from '@aws-sdk/client-s3';
import { broken } from '../errors';
import type { S3Settings } from '../settings';
import type { Storage } from './storage';

/** Any store that speaks S3: path-style addresses and no checksums of Amazon's own, which others do not know. */
export function s3Storage({ endpoint, bucket: Bucket, region, key, secret }: S3Settings): Storage {
  let opened: Promise<{ client: S3Client; sdk: typeof import('@aws-sdk/client-s3') }> | undefined;
  // Loaded by those who use it: the library takes longer to load than a page to make.
  const connect = () => {
    opened ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        endpoint,
        region,
        credentials: { accessKeyId: key, secretAccessKey: secret },
        forcePathStyle: true,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        maxAttempts: 3,
      }),
    }));
    return opened;
  };
  return {
    async put(Key, Body, ContentType) {
      const { client, sdk } = await connect();
      await client.send(new sdk.PutObjectCommand({ Bucket, Key, Body, ContentType }));
    },
    async open(Key) {
      const { client, sdk } = await connect();
      const found = await client
        .send(new sdk.GetObjectCommand({ Bucket, Key }))
        .catch((error: { name?: string }) => {
          if (error.name === 'NoSuchKey') throw broken('附件已不在服务器上。');
          throw error;
        });
      if (!found.Body) throw broken('附件已不在服务器上。');
      return found.Body.transformToWebStream();
    },
    async remove(Key) {
      const { client, sdk } = await connect();
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }));
    },
    async list(folder) {
      const { client, sdk } = await connect();
      const pages = sdk.paginateListObjectsV2({ client }, { Bucket, Prefix: `${folder}/` });
      const paths: string[] = [];
      for await (const { Contents = [] } of pages) paths.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return paths;
    },
  };
}

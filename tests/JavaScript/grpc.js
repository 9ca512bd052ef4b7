// A call of Spark Connect with gRPC's own client, which trusts the file in GRPC_DEFAULT_SSL_ROOTS_FILE_PATH.
import grpc from "@grpc/grpc-js";
import { emulator } from "./clients.js";

/** The name of the status that a call ends in. */
export async function callStatus(service, token) {
  const { host, port } = await (await fetch(`${emulator}/_emulator/spark-connect`)).json();
  const client = new grpc.Client(`${host}:${port}`, grpc.credentials.createSsl());
  const metadata = new grpc.Metadata();
  metadata.set("x-aws-proxy-auth", token);
  const bytes = (value) => value;
  try {
    return await new Promise((resolve) => {
      client.makeUnaryRequest(`/${service}/Config`, bytes, bytes, Buffer.alloc(0), metadata, (error) =>
        resolve(grpc.status[error?.code ?? grpc.status.OK]),
      );
    });
  } finally {
    client.close();
  }
}

// A gRPC call of Spark Connect, over TLS to whoever has the emulator's certificate and nobody else.
import http2 from "node:http2";
import { emulator } from "./clients.js";

export async function sparkConnect(headers, endpoint) {
  const { pem, url } = await (await fetch(`${emulator}/_emulator/spark-connect`)).json();
  const session = http2.connect(endpoint ?? url, { ca: pem });
  try {
    return await new Promise((resolve, reject) => {
      session.on("error", reject);
      const call = session.request({
        ":method": "POST",
        ":path": "/spark.connect.SparkConnectService/AnalyzePlan",
        "content-type": "application/grpc",
        te: "trailers",
        ...headers,
      });
      const seen = {};
      call.on("response", (answer) => Object.assign(seen, { status: answer[":status"], grpc: answer["grpc-status"] }));
      call.on("trailers", (trailers) => Object.assign(seen, { grpc: trailers["grpc-status"] }));
      call.on("error", reject);
      call.on("close", () => resolve(seen));
      call.resume();
      call.end(Buffer.alloc(5));
    });
  } finally {
    session.close();
  }
}

using System.Collections.Generic;
using System.Globalization;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.SparkConnect;

/// <summary>Answers of gRPC: the status is in a trailer, or in a header of an answer without a body.</summary>
internal static class GrpcReply
{
    internal const string ContentType = "application/grpc";
    private const int Ok = 0;
    private const int NotImplemented = 12;
    private const int NotAuthenticated = 16;

    /// <summary>One message of no bytes: to Protocol Buffers it is any message with nothing set.</summary>
    internal static Reply EmptyMessage() => new(200, ContentType, new byte[5])
    {
        Trailers = [new KeyValuePair<string, string>("grpc-status", Text(Ok))],
    };

    internal static Reply Unauthenticated() => Problem(401, NotAuthenticated, "The credential is not accepted.");

    internal static Reply Unimplemented(string path) => Problem(200, NotImplemented, $"There is no {path} here.");

    private static Reply Problem(int httpStatus, int grpcStatus, string message) =>
        Reply.Text(httpStatus, ContentType, "")
            .With("grpc-status", Text(grpcStatus))
            .With("grpc-message", message);

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}

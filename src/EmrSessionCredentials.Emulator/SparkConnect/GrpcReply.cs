using System.Collections.Generic;
using System.Globalization;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.SparkConnect;

/// <summary>
/// Answers of gRPC: the status is in a trailer, or in a header of an answer without a body. The HTTP status is 200
/// where the caller is refused, too.
/// </summary>
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

    internal static Reply Unauthenticated() => Problem(NotAuthenticated, "The credential is not accepted.");

    internal static Reply Unimplemented(string path) => Problem(NotImplemented, $"There is no {path} here.");

    private static Reply Problem(int grpcStatus, string message) =>
        (Reply.Empty(200) with { ContentType = ContentType })
            .With("grpc-status", Text(grpcStatus))
            .With("grpc-message", message);

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}

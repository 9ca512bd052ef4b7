using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>What came back.</summary>
internal sealed record Answer(HttpResponseMessage Message, string Body)
{
    internal int Status => (int)Message.StatusCode;

    internal JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    internal string? ContentType => Message.Content.Headers.ContentType?.ToString();

    internal string? RequestId => Header("x-amzn-requestid");

    /// <summary>
    /// The error code as a client reads it: from the header, else from the body without its namespace.
    /// </summary>
    internal string? ErrorCode => Header("x-amzn-errortype") ?? Json["__type"]?.GetValue<string>().Split('#')[^1];

    internal string? ErrorMessage => (Json["message"] ?? Json[nameof(Message)])?.GetValue<string>();

    internal string? Token => Json["credentials"]?["token"]?.GetValue<string>();

    internal string? Username => Json["Credentials"]?["UsernamePassword"]?[nameof(Username)]?.GetValue<string>();

    internal string? Password => Json["Credentials"]?["UsernamePassword"]?[nameof(Password)]?.GetValue<string>();

    internal string? Header(string name) =>
        Message.Headers.TryGetValues(name, out IEnumerable<string>? values)
            ? string.Join(',', values)
            : null;
}

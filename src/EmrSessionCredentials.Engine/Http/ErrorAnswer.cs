using System;
using System.Linq;
using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Http;

/// <summary>
/// What an error response says, whatever its body is: JSON, a proxy's HTML, cut off, or empty. AWSSDK.Core reads only
/// what <see cref="ToJson"/> makes of it: it fails on HTML, and quotes a body that has no message.
/// </summary>
/// <param name="Code">The error's name without namespace and URI; null where the response has none.</param>
/// <param name="Message">The service's message; null where the response has none.</param>
/// <param name="Detail">
/// The member <c>ErrorCode</c> of EMR's <c>InvalidRequestException</c>, for instance <c>NoSuchCluster</c>.
/// </param>
internal sealed record ErrorAnswer(string? Code, string? Message, string? Detail)
{
    // As lenient as for a successful answer.
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true };

    internal static ErrorAnswer Read(IWebResponseData response, ReadOnlyMemory<byte> body)
    {
        using JsonDocument? document = Parse(body);
        JsonElement root = document?.RootElement ?? default;
        return new ErrorAnswer(
            BareName(response.GetHeaderValue("x-amzn-ErrorType")) ?? BareName(Text(root, "__type")) ?? BareName(Text(root, "code")),
            NullIfBlank(response.GetHeaderValue("x-amzn-error-message")) ?? Text(root, "message"),
            ForeignText.Id(Text(root, "ErrorCode")));
    }

    /// <summary>The same as a body that AWSSDK.Core reads without failing or quoting.</summary>
    /// <param name="status">The HTTP status, for the message of an error without one.</param>
    internal byte[] ToJson(int status)
    {
        string message = Message ?? $"{Code ?? "An error without a code"} (HTTP status {status})";
        using System.IO.MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            if (Code is not null)
                writer.WriteString("__type", Code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a member whose name may be in any case, as services differ in it.</summary>
    private static string? Text(JsonElement body, string member) =>
        JsonMembers.Find(body, member, StringComparison.OrdinalIgnoreCase)
            .Select(JsonMembers.Text).FirstOrDefault(text => NullIfBlank(text) is not null);

    // com.amazonaws.emr#ValidationException:http://internal.amazon.com/... -> ValidationException
    // ValidationException,ValidationException, of a header that was sent twice -> ValidationException
    private static string? BareName(string? type)
    {
        if (type is null)
            return null;
        string name = type.Split(':', ',')[0];
        return ForeignText.Id(name.Substring(name.LastIndexOf('#') + 1));
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

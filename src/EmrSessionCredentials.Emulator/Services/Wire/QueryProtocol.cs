using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.Wire;

/// <summary>
/// The Query protocol of AWS STS: the request is a form with the operation in Action, the answer is XML.
/// </summary>
internal sealed class QueryProtocol : WireProtocol
{
    internal const string Version = "2011-06-15";
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly XNamespace Namespace = $"https://sts.amazonaws.com/doc/{Version}/";

    // A fault can put characters into an answer that XML does not have.
    private static readonly XmlWriterSettings Settings = new()
    {
        CheckCharacters = false,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
    };

    internal override string ContentType => "text/xml";

    /// <summary>Whether a request speaks this protocol.</summary>
    internal static bool Speaks(IncomingRequest request) => request.Is("POST") && request.MediaType is Form;

    internal static string FormOf(IncomingRequest request) =>
        Encoding.UTF8.GetString(request.Wire.Body.Span).Replace('+', ' ');

    internal override ServiceError? ContentTypeProblem(IncomingRequest request) => null;

    internal override InputValues Read(
        InputShape shape,
        IncomingRequest request,
        IReadOnlyDictionary<string, string> labels)
    {
        InputValues values = new();
        QueryReader.Read(shape.Fields.Where(f => f.Type is not FieldType.Unread), FormOf(request), values);
        return values;
    }

    internal override Reply Answer(Operation operation, JsonObject output, string requestId) => Xml(200, new XElement(
        Namespace + $"{operation.Name}Response",
        new XElement(Namespace + $"{operation.Name}Result", output.Select(member => Element(member.Key, member.Value))),
        new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", requestId))));

    internal override Reply Fail(ServiceError error, string requestId)
    {
        string code = CodeOf(error);
        XElement problem = new(
            Namespace + "Error",
            new XElement(Namespace + "Type", error.Status < 500 ? "Sender" : "Receiver"),
            new XElement(Namespace + "Code", code));
        if (error.Message is not null) problem.Add(new XElement(Namespace + "Message", error.Message));
        int status = code is "Throttling" or "InvalidAction" ? 400 : error.Status;
        XElement body = new(Namespace + "ErrorResponse", problem, new XElement(Namespace + "RequestId", requestId));
        return Xml(status, body) with { ErrorCode = code };
    }

    /// <summary>The errors that all services have are older here than their names elsewhere.</summary>
    private static string CodeOf(ServiceError error) => !error.IsCommon ? error.Code : error.Code switch
    {
        "UnrecognizedClientException" => "InvalidClientTokenId",
        "InvalidSignatureException" => "SignatureDoesNotMatch",
        "UnknownOperationException" => "InvalidAction",
        "ThrottlingException" => "Throttling",
        string code when code.EndsWith("Exception", StringComparison.Ordinal) => code[..^"Exception".Length],
        string code => code,
    };

    private static XElement Element(string name, JsonNode? value) => new(Namespace + name, value switch
    {
        JsonObject members => members.Select(member => Element(member.Key, member.Value)),
        JsonArray items => items.Select(item => Element("member", item)),
        _ => value?.ToString(),
    });

    private Reply Xml(int status, XElement root)
    {
        using MemoryStream text = new();
        using (XmlWriter writer = XmlWriter.Create(text, Settings)) root.Save(writer);
        return new Reply(status, ContentType, text.ToArray());
    }
}

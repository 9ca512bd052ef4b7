using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>All faults by name.</summary>
internal static class FaultKinds
{
    internal const string EscapedCode = "Access\u001b[31mDenied\r\n\u0007Exception";

    internal const string EscapedMessage =
        "Denied.\u001b[2J\u001b]0;title\u0007\r\nWARNING: \u009b31mthis line is not the module's\u001b[0m";

    private static readonly FaultKind[] Pauses =
    [
        new PauseFault("delay", "answers MS milliseconds late: delay-MS, delay-MS-N", TakesMilliseconds: true),
        new PauseFault("hold", "answers when released (POST /_emulator/release)", TakesMilliseconds: false),
    ];

    private static readonly FaultKind[] Errors =
    [
        new ErrorFault("throttle", "the service's own throttle: RequestThrottledException (400), ThrottlingException",
            call => call.Operation.Throttled),
        new ErrorFault("throttling", "ThrottlingException, as any service has it (429; json 1.1: 400)",
            _ => CommonErrors.Throttling()),
        new ErrorFault("internal", "HTTP 500: InternalServerException, InternalServerError",
            call => call.Operation.InternalError),
        new ErrorFault("unavailable", "HTTP 503: ServiceUnavailable", _ => CommonErrors.ServiceUnavailable()),
        new ErrorFault("notfound", "ResourceNotFoundException; EMR: InvalidRequestException, NoSuchCluster",
            call => call.Operation.NotFound(call.Identifier)),
        new ErrorFault("invalid", "ValidationException; EMR: InvalidRequestException",
            call => call.Operation.Service.Invalid("The request is invalid (a fault that was asked for).")),
        new ErrorFault("accessdenied", "HTTP 403: AccessDeniedException (json 1.1 has 400 for all the 403s)",
            call => CommonErrors.AccessDenied(
                $"User: {call.Caller.Principal.Arn} is not authorized to perform: {call.Operation.QualifiedName} because no "
                + "identity-based policy allows the action")),
        new ErrorFault("expiredtoken", "HTTP 403: ExpiredTokenException", _ => CommonErrors.ExpiredToken()),
        new ErrorFault("unrecognizedclient", "HTTP 403: UnrecognizedClientException",
            _ => CommonErrors.UnrecognizedClient()),
        new ErrorFault("invalidsignature", "HTTP 403: InvalidSignatureException",
            _ => CommonErrors.InvalidSignature(CommonErrors.SignatureMismatch)),
        new ErrorFault("missingtoken", "HTTP 403: MissingAuthenticationTokenException",
            _ => CommonErrors.MissingAuthenticationToken()),
        new ErrorFault("incompletesignature", "HTTP 403: IncompleteSignatureException",
            _ => CommonErrors.IncompleteSignature("Authorization header requires 'Signature' parameter.")),
        new ErrorFault("canonical", "InvalidSignatureException with the canonical request and the session token in it",
            call => CommonErrors.InvalidSignature(QuotedRequest.Message(call.Request))),
        new ErrorFault("escapes", "HTTP 400 whose code and message have ANSI escapes and line feeds",
            _ => new ServiceError(EscapedCode, EscapedMessage, 400)),
    ];

    private static readonly FaultKind[] Uses =
    [
        new UseFault("unready", "gateway, Livy and Spark Connect answer 401 although the credential is good"),
    ];

    internal static IReadOnlyList<FaultKind> All { get; } =
        [.. Pauses, .. Errors, .. AnswerFaults.All, .. WireFaults.All, .. Uses];

    internal static FaultKind? Find(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));
}

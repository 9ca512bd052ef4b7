using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>What AWS answers to a wrong signature: all that was to be signed, a session token in the clear.</summary>
internal static class QuotedRequest
{
    internal static string Message(SignedRequest request)
    {
        if (AuthorizationHeader.Parse(request.Header("authorization") ?? "", out _) is not AuthorizationHeader signed)
            return CommonErrors.SignatureMismatch;
        string timestamp = request.Header("x-amz-date") ?? "";
        string canonical = CanonicalRequest.Build(request, signed.SignedHeaders);
        string toSign = CanonicalRequest.StringToSign(canonical, signed.Scope, timestamp);
        return $"{CommonErrors.SignatureMismatch}\n\n"
            + $"The Canonical String for this request should have been\n'{canonical}'\n\n"
            + $"The String-to-Sign should have been\n'{toSign}'\n";
    }
}

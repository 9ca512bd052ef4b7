namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>
/// Who signed, and for which day, region and service: <c>AKID/20260102/us-east-1/emr-containers/aws4_request</c>.
/// </summary>
internal sealed record CredentialScope(string AccessKey, string Date, string Region, string Service, string Terminator)
{
    internal const string ExpectedTerminator = "aws4_request";

    internal static CredentialScope? Parse(string credential)
    {
        string[] parts = credential.Split('/');
        return parts.Length == 5 ? new CredentialScope(parts[0], parts[1], parts[2], parts[3], parts[4]) : null;
    }

    /// <summary>The scope as the string to sign has it, without the key.</summary>
    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}

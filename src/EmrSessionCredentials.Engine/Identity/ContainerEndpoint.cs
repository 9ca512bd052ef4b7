using System;
using System.Linq;
using System.Net;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>Where a container asks for its credentials, and what it says to be given them.</summary>
/// <param name="Variable">The environment variable that names the address.</param>
internal sealed record ContainerEndpoint(Uri Url, string Variable)
{
    /// <summary>The environment variables that can name it, in their order, for messages.</summary>
    internal const string Variables = $"{RelativeUri}, {FullUri}";

    private const string RelativeUri = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    private const string FullUri = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    private const string TokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    private const string Token = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
    private const string EcsAddress = "169.254.170.2";

    private static readonly IPAddress[] Allowed =
        [.. new[] { EcsAddress, "169.254.170.23", "fd00:ec2::23" }.Select(IPAddress.Parse)];

    /// <summary>The endpoint that the environment names; null where it names none.</summary>
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidSetting</c>: it is not a URL that may be asked.
    /// </exception>
    internal static ContainerEndpoint? Find() =>
        EnvironmentSetting.Get(RelativeUri) is string path ? Check($"http://{EcsAddress}/{path.TrimStart('/')}", RelativeUri)
        : EnvironmentSetting.Get(FullUri) is string url ? Check(url, FullUri)
        : null;

    /// <summary>
    /// The value of the header Authorization as the environment gives it now; null where it gives none.
    /// </summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>; the token is not in it.</exception>
    internal static string? ReadToken()
    {
        string? file = EnvironmentSetting.Get(TokenFile);
        string? token = file is null ? EnvironmentSetting.Get(Token) : ReadToken(file);
        if (token is null || token.All(c => c is >= ' ' and <= '~'))
            return token;
        string place = file is null
            ? $"The environment variable {Token}"
            : $"The token file {file} (environment variable {TokenFile})";
        throw Invalid(
            $"{place} has a character that cannot be sent: a line break, also at the end, a control character, or one that is not ASCII.",
            "Write the token without a line break.",
            file is null ? Token : TokenFile);
    }

    private static string ReadToken(string file) => BoundedFile.ReadToken(file, problem => Invalid(
        $"The token for the container's credentials cannot be read: {problem} (environment variable {TokenFile}).",
        "Check the path, and that the token is mounted there.",
        TokenFile));

    // Over plain http, the keys can be read on the way: only addresses that stay on this machine are asked.
    private static ContainerEndpoint Check(string url, string variable)
    {
        bool isUsable = Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed)
            && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && IsAllowed(parsed)));
        return isUsable
            ? new ContainerEndpoint(parsed!, variable)
            : throw Invalid(
                $"The environment variable {variable} is not a URL of a container's credentials: "
                + "https, loopback, or one of the addresses of Amazon ECS and Amazon EKS.",
                "Correct or remove it.",
                variable);
    }

    private static bool IsAllowed(Uri url) => url.IsLoopback
        || (IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) && Allowed.Contains(address));

    private static SessionCredentialException Invalid(string message, string advice, string setting) =>
        IdentityErrors.Configuration(IdentityErrorCodes.InvalidSetting, message, advice, setting);
}

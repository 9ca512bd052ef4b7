using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Security;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// What every cmdlet of this module that calls AWS has: who signs, where, how; the names and aliases are AWS.Tools'.
/// </summary>
public abstract class EmrCommand : EmrCmdlet
{
    // A parameter of the cmdlets that have a role.
    private const string Role = "ExecutionRoleArn";

    // Those that .NET supports. .NET Framework supports http only.
    private static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private readonly ObjectShapes _shapes = new();
    private object?[] _given = [];
    private string[] _typed = [];
    private bool _hasWarnedOfProxy;
    private bool _isCredentialGiven;
    private object? _readConfig;
    private ClientConfig? _config;

    /// <summary>The AWS region, for instance <c>eu-central-1</c>. Default: see about_EmrSessionCredentials.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>
    /// The profile in the credentials or config file whose credentials sign, and whose region is used.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file, or the folder it is in, where it is not the default one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The AWS access key that signs; needs <see cref="SecretKey"/>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? AccessKey { get; set; }

    /// <summary>The AWS secret key that signs, as a string or, better, a SecureString.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    [SecretTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public SecureString? SecretKey { get; set; }

    /// <summary>The session token of temporary keys, as a string or a SecureString.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    [SecretTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public SecureString? SessionToken { get; set; }

    /// <summary>
    /// AWS credentials as an object: of AWS.Tools, of Use-STSRole, or with the three keys as properties.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object? Credential { get; set; }

    /// <summary>
    /// The endpoint to call in place of the region's own, for instance a VPC endpoint's or the emulator's.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(Uri))]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? EndpointUrl { get; set; }

    /// <summary>
    /// Allows an endpoint that is plain http and not on this machine. Credentials then travel in the clear.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedEndpoint { get; set; }

    /// <summary>
    /// The proxy to use, for instance <c>http://proxy:3128</c>. Without it, the environment variables <c>HTTPS_PROXY</c>,
    /// <c>HTTP_PROXY</c> and <c>NO_PROXY</c> apply on PowerShell 7, and otherwise the proxy of the system.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy asks for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NetworkCredentialTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public PSCredential? NetworkCredential { get; set; }

    /// <summary>
    /// How often a call is sent at most, the first time included, from 1 to 100. Default: the configured number, else
    /// 3.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? MaxAttempts { get; set; }

    /// <summary>How long one attempt may take, in seconds, from 1 to 3600. Default: 100.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? TimeoutSec { get; set; }

    /// <summary>
    /// A client configuration of AWS.Tools, or a hashtable with its settings. The other parameters come first.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object? ClientConfig { get; set; }

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        // Before the first item: what has a value now was given on the command line.
        _given = Settings;
        _typed = [.. MyInvocation.BoundParameters.Keys];
        _isCredentialGiven = Credential is not null;
        foreach (string parameter in (string[])[nameof(ProfileName), nameof(ProfileLocation), nameof(AccessKey), nameof(Credential)])
            ThrowIfEmpty(parameter);
        // An empty text is an error of each item.
        if (MyInvocation.BoundParameters.TryGetValue(Role, out object? role) && role is null)
            ThrowIfEmpty(Role);
    }

    /// <summary>
    /// The value of an optional parameter that binds by property name. An empty cell of a table counts as no value. An
    /// empty text on the command line is a value, and an error.
    /// </summary>
    private protected string? Cell(string parameter, string? value) =>
        string.IsNullOrWhiteSpace(value) && Array.IndexOf(_typed, parameter) < 0 ? null : value;

    /// <summary>
    /// Whether the item in the pipeline brings settings of its own, so that what is wrong with them is its error alone.
    /// </summary>
    private protected bool HasOwnSettings => !Settings.SequenceEqual(_given);

    /// <summary>
    /// The session for the item in the pipeline; one serves all items with the same identity, region and endpoint.
    /// </summary>
    /// <exception cref="SessionCredentialException">The session cannot be opened.</exception>
    private protected IEmrSession OpenSession()
    {
        try
        {
            ClientConfig? config = ReadConfig();
            return Sessions.OpenAsync(Identity(config), Options(config), Stop).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>
    /// Writes the error of settings that no call can be made with: it ends the command, unless they are the item's own.
    /// </summary>
    private protected void WriteSettingError(SessionCredentialException failure)
    {
        ErrorRecord record = ErrorRecords.From(failure, ErrorRecords.SettingOf(failure));
        if (!HasOwnSettings)
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>The configuration for the item in the pipeline; the same object is read once.</summary>
    private protected ClientConfig? ReadConfig()
    {
        if (ClientConfig is null)
            return null;
        if (_config is null || !ReferenceEquals(ClientConfig, _readConfig))
        {
            _config = Binding.ClientConfig.Read(ClientConfig);
            _readConfig = ClientConfig;
            if (_config.Warning is { } warning)
                WriteWarning(warning);
        }

        return _config;
    }

    // A variable with a misspelled name is null or an empty text, and the call would be made with other credentials. A
    // script block that gives each item its value is neither.
    private void ThrowIfEmpty(string parameter)
    {
        if (MyInvocation.BoundParameters.TryGetValue(parameter, out object? typed)
            && (typed is null || (typed is string text && string.IsNullOrWhiteSpace(text))))
        {
            WriteSettingError(new InvalidRequestParameterException([new RuleViolation(parameter, "is empty")]));
        }
    }

    // What an item can bring. Not from BoundParameters, which also has what the items before it brought.
    private object?[] Settings =>
    [
        Region, ProfileName, ProfileLocation, AccessKey, SecretKey, SessionToken, Credential, EndpointUrl, NetworkCredential, ClientConfig,
    ];

    // .NET reads proxy.example.com:3128 as a URL whose scheme is proxy.example.com.
    private static Uri? CheckProxy(Uri? proxy) => proxy is null
        || (proxy.IsAbsoluteUri && ProxySchemes.Contains(proxy.Scheme))
        ? proxy
        : throw new InvalidRequestParameterException(
            [new RuleViolation(nameof(Proxy), "is not a URL such as http://proxy.example.com:3128")]);

    // An object in the pipeline may have a property of this name for something else: a session credential has a
    // PSCredential, which is a text after Export-Csv, and after ConvertTo-Json an object with a user name and no keys.
    private bool MayOpenAws(object keys) => keys switch
    {
        PSCredential or string => false,
        Hashtable { Count: 0 } => !ObjectShapes.HasUserName(Credential),
        _ => true,
    };

    private string FullPath(string location)
    {
        try
        {
            return GetUnresolvedProviderPathFromPSPath(location);
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or PSNotSupportedException)
        {
            throw new InvalidRequestParameterException(
                [new RuleViolation(nameof(ProfileLocation), $"is not a path: {e.Message}")]);
        }
    }

    private protected IdentityOptions Identity(ClientConfig? config) => new()
    {
        Region = string.IsNullOrWhiteSpace(Region) ? config?.Region : Region,
        ProfileName = ProfileName,
        ProfileLocation = ProfileLocation is null ? null : FullPath(ProfileLocation),
        AccessKey = AccessKey,
        SecretKey = SecretKey,
        SessionToken = SessionToken,
        Credential = _shapes.Of(Credential) is { } keys && (_isCredentialGiven || MayOpenAws(keys)) ? keys : null,
        // Both live in the caller's scopes, where Set-AWSCredential and Set-DefaultAWSRegion put them.
        StoredCredentials = _shapes.Of(GetVariableValue("StoredAWSCredentials")),
        StoredRegion = _shapes.Of(GetVariableValue("StoredAWSRegion")),
    };

    private protected ClientOptions Options(ClientConfig? config)
    {
        Uri? proxy = CheckProxy(Proxy) ?? config?.Proxy;
        if (NetworkCredential is not null && proxy is null && !_hasWarnedOfProxy)
        {
            _hasWarnedOfProxy = true;
            WriteWarning("-NetworkCredential is not used, because no proxy is given (-Proxy).");
        }

        return new ClientOptions
        {
            EndpointUrl = EndpointUrl ?? config?.EndpointUrl,
            AllowUnencryptedEndpoint = AllowUnencryptedEndpoint,
            Proxy = proxy,
            ProxyCredential = NetworkCredential?.GetNetworkCredential() ?? config?.ProxyCredential,
            MaxAttempts = MaxAttempts ?? config?.MaxAttempts,
            TimeoutSec = TimeoutSec ?? config?.TimeoutSec,
        };
    }
}

BeforeDiscovery {
    # The parameters of AWS.Tools 5, from its reference: those of each cmdlet, and those that all have in common.
    $own = @{
        'Get-EMRClusterSessionCredential'          = 'ClusterId', 'ExecutionRoleArn'
        'Get-EMRCManagedEndpointSessionCredential' = 'EndpointIdentifier', 'VirtualClusterIdentifier', 'ExecutionRoleArn', 'CredentialType', 'DurationInSecond', 'LogContext', 'ClientToken'
        'Get-EMRSessionEndpoint'                   = 'ClusterId', 'SessionId'
        'Get-EMRServerlessSessionEndpoint'         = 'ApplicationId', 'SessionId'
    }
    $common = 'Select', 'AccessKey', 'SecretKey', 'SessionToken', 'ProfileName', 'ProfileLocation', 'Credential', 'NetworkCredential', 'Region', 'EndpointUrl', 'ClientConfig'
    $parameters = foreach ($cmdlet in $own.Keys | Sort-Object) { foreach ($name in $own[$cmdlet] + $common) { @{ Cmdlet = $cmdlet; Name = $name } } }
    $role = 'arn:aws:iam::123456789012:role/EMRExecutionRole'
    # Every member of the responses of AWS.Tools with a secret or an expiry, by the cmdlet that has it.
    $members = @(
        @{ Cmdlet = 'Get-EMRClusterSessionCredential'; Target = @{ ClusterId = 'j-1' }
            Secrets = 'Credentials.UsernamePassword.Password'; Plain = 'Credentials.UsernamePassword.Username', 'ExpiresAt'
        }
        @{ Cmdlet = 'Get-EMRCManagedEndpointSessionCredential'; Target = @{ EndpointIdentifier = 'ep1'; VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = $role }
            Secrets = 'Credentials.Token', 'EndpointCredentials.Token'; Plain = 'Id', 'ExpiresAt'
        }
        @{ Cmdlet = 'Get-EMRSessionEndpoint'; Target = @{ ClusterId = 'j-1'; SessionId = 'is-1' }
            Secrets = 'AuthToken', 'Credentials.UsernamePassword.Password'; Plain = 'Endpoint', 'AuthTokenExpirationTime', 'Credentials.UsernamePassword.Username'
        }
        @{ Cmdlet = 'Get-EMRServerlessSessionEndpoint'; Target = @{ ApplicationId = '00a1'; SessionId = '00s1' }
            Secrets = 'AuthToken'; Plain = 'ApplicationId', 'SessionId', 'Endpoint', 'AuthTokenExpiresAt'
        }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url

    function Read-Path($InputObject, [string] $Path) { foreach ($member in $Path -split '\.') { $InputObject = $InputObject.$member }; $InputObject }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A script for AWS.Tools that reads what <Cmdlet> returns' -ForEach $members {
    It 'finds the secrets under the same names, as SecureStrings, live and deserialized' {
        $live = & $Cmdlet @Target
        $back = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($live))
        foreach ($path in $Secrets) {
            Read-Path $live $path | Should -BeOfType securestring -Because $path
            ConvertFrom-TestSecret (Read-Path $back $path) | Should -Be (ConvertFrom-TestSecret (Read-Path $live $path))
        }
        foreach ($path in $Plain) { Read-Path $live $path | Should -Not -BeNullOrEmpty -Because $path }
    }

    It 'does not see the hidden names in views, in Format-List or in JSON' {
        $live = & $Cmdlet @Target
        $live | Format-List | Out-String | Should -Not -Match '(?m)^(Credentials|EndpointCredentials|AuthToken\w*)\s*:'
        $live | Format-List * | Out-String | Should -Not -Match '(?m)^(Credentials|EndpointCredentials|AuthToken\w*)\s*:'
        ($live | ConvertTo-Json -Depth 1 -WarningAction Ignore | ConvertFrom-Json).PSObject.Properties.Name -match '^(Credentials|EndpointCredentials|AuthToken)' |
            Should -BeNullOrEmpty
    }
}

Describe 'about_EmrSessionCredentials_Migration' {
    BeforeAll {
        $page = (Get-Help about_EmrSessionCredentials_Migration) -join "`n"
        # A row of a table: a name of AWS.Tools in the first column, and what this module has in the second.
        function Get-Row([string] $Name) { [regex]::Match($page, "(?m)^ {8}$Name .*(\n {30,}\S.*)*").Value }
    }

    It 'has a row for <Cmdlet> -<Name>, which exists here with the aliases of the row' -ForEach $parameters {
        $row = Get-Row $Name
        $row | Should -Not -BeNullOrEmpty
        $parameter = (Get-Command $Cmdlet).Parameters[$Name]
        $parameter | Should -Not -BeNullOrEmpty
        foreach ($match in [regex]::Matches(($row -replace '\s+', ' '), 'alias(?:es)? ((?:[A-Z]\w+(?:, | and )?)+)')) {
            foreach ($alias in $match.Groups[1].Value.Trim() -split ', | and ' | Where-Object { $_ }) {
                @(foreach ($command in Get-Command -Module EmrSessionCredentials -Verb Get) { $command.Parameters[$Name].Aliases }) | Should -Contain $alias
            }
        }
    }

    It 'names every other parameter of the four cmdlets' -TestCases @{ parameters = $parameters } {
        $engine = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
        foreach ($command in $parameters.Cmdlet | Sort-Object -Unique | Get-Command) {
            foreach ($name in $command.Parameters.Keys | Where-Object { $_ -notin $engine }) { $page | Should -Match "\b$name\b" -Because "$($command.Name) has it" }
        }
    }

    It 'has a row for each property of <Cmdlet>' -ForEach $members {
        foreach ($path in @($Secrets) + @($Plain)) { $page | Should -Match "(?m)^ {10}(\w+, )*$([regex]::Escape($path))[ ,]" }
    }

    It 'says what fails without an error message' {
        foreach ($cause in '-AsPlainText', '-ErrorAction Stop', 'ErrorCode', 'AWS_DEFAULT_PROFILE', 'Set-AWSProxy') { $page | Should -Match $cause }
        $plain = Get-EMRClusterSessionCredential j-1
        "$($plain.Credentials.UsernamePassword.Password)" | Should -Be 'System.Security.SecureString' -Because 'the page says that this is what a script would send'
    }
}

Describe '-ClientConfig' {
    BeforeAll {
        $env:AWS_ENDPOINT_URL = $null
        Add-Type -TypeDefinition @'
public class TestRegion { public string SystemName => "ap-east-1"; }
public class TestProvider { }
public class TestClientConfig
{
    public TestProvider EndpointProvider { get; set; } = new TestProvider();
    public TestRegion RegionEndpoint { get; set; }
    public string ServiceURL { get; set; }
    public int MaxErrorRetry { get; set; } = 2;
    public System.TimeSpan? Timeout { get; set; }
    public bool UseDualstackEndpoint { get; set; }
    public string UserAgent { get; set; } = "agent";
}
'@
    }

    BeforeEach { Clear-SeenRequest $emulator.Url }

    AfterAll { Set-TestIdentity -Url $emulator.Url }

    It 'is <What>, whose settings are used' -ForEach @(
        @{ What = 'a hashtable'; Make = { @{ RegionEndpoint = 'ap-east-1'; ServiceURL = $emulator.Url } } }
        @{ What = 'a custom object'; Make = { [pscustomobject]@{ RegionEndpoint = [pscustomobject]@{ SystemName = 'ap-east-1' }; serviceUrl = $emulator.Url } } }
        @{ What = 'a configuration object of the SDK'; Make = { [TestClientConfig]@{ RegionEndpoint = [TestRegion]::new(); ServiceURL = $emulator.Url } } }
    ) {
        $credential = Get-EMRClusterSessionCredential j-1 -ClientConfig (& $Make) -WarningVariable said -WarningAction SilentlyContinue
        $credential.Region | Should -Be 'ap-east-1'
        $said | Should -BeNullOrEmpty
    }

    It 'is an error of the parameter when <What>' -ForEach @(
        @{ What = 'a property cannot be read'; Config = { [pscustomobject]@{} | Add-Member -PassThru ScriptProperty ServiceURL { throw 'no' } } }
        @{ What = 'an object has properties that fail'; Config = { Get-Process -Id $PID } }
        @{ What = 'a number is too large'; Config = { @{ MaxErrorRetry = [int]::MaxValue } } }
    ) {
        { Get-EMRClusterSessionCredential j-1 -ClientConfig (& $Config) } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage 'ClientConfig has *'
    }

    It 'sets how often a call is retried' {
        Get-EMRClusterSessionCredential j-fault-internal -ClientConfig @{ MaxErrorRetry = 0; ServiceURL = $emulator.Url } -ErrorAction SilentlyContinue
        (Get-SeenRequest $emulator.Url).total | Should -Be 1
    }

    It 'sets how long an attempt may take' {
        $slow = @{ Timeout = [timespan] '0:0:1'; MaxErrorRetry = 0; ServiceURL = $emulator.Url }
        Get-EMRClusterSessionCredential j-fault-delay-60000 -ClientConfig $slow -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem.FullyQualifiedErrorId | Should -BeLike 'RequestTimeout,*'
    }

    It 'sets the proxy, and what it asks for' {
        $config = @{ ServiceURL = 'http://emr.example.com'; ProxyHost = '127.0.0.1'; ProxyPort = ([uri] $emulator.Url).Port; MaxErrorRetry = 0 }
        Get-EMRClusterSessionCredential j-1 -ClientConfig $config -AllowUnencryptedEndpoint -ErrorAction SilentlyContinue
        (Get-SeenRequest $emulator.Url).total | Should -BeGreaterThan 0
    }

    It 'names in a warning, once, what it does not use' {
        $config = [TestClientConfig]@{ ServiceURL = $emulator.Url; UseDualstackEndpoint = $true }
        $null = 'j-1', 'j-2' | Get-EMRClusterSessionCredential -ClientConfig $config -WarningVariable said -WarningAction SilentlyContinue
        @($said).Count | Should -Be 1
        "$said" | Should -BeLike '*Not used: UseDualstackEndpoint.'
    }

    It 'comes after the parameters of the cmdlet' {
        (Get-EMRClusterSessionCredential j-1 -Region eu-west-1 -EndpointUrl $emulator.Url -ClientConfig @{ RegionEndpoint = 'ap-east-1'; ServiceURL = 'http://127.0.0.1:1' }).Region |
            Should -Be 'eu-west-1'
    }

    It 'is refused with a value that cannot be: <Name>' -ForEach @(
        @{ Name = 'MaxErrorRetry'; Value = 'often' }
        @{ Name = 'Timeout'; Value = 'long' }
        @{ Name = 'MaxErrorRetry'; Value = -1 }
        @{ Name = 'Timeout'; Value = [Threading.Timeout]::InfiniteTimeSpan }
        @{ Name = 'Timeout'; Value = '2:00:00' }
        @{ Name = 'ServiceURL'; Value = @{} }
        @{ Name = 'ProxyCredentials'; Value = 'me' }
    ) {
        { Get-EMRClusterSessionCredential j-1 -ClientConfig @{ $Name = $Value } } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage "*ClientConfig*$Name*"
        (Get-SeenRequest $emulator.Url).total | Should -Be 0
    }
}

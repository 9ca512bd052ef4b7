BeforeDiscovery {
    # Every fault of the emulator: the error of a credential call and of a list, or $null where the answer is good.
    $invalid = @{ Code = 'InvalidServiceResponse'; Category = 'ProtocolError' }
    $throttled = @{ Code = 'ThrottlingException'; Category = 'LimitsExceeded' }
    $internal = @{ Code = 'InternalServerException'; Category = 'ResourceUnavailable' }
    $validation = @{ Code = 'ValidationException'; Category = 'InvalidArgument' }
    $signature = @{ Code = 'InvalidSignatureException'; Category = 'AuthenticationError' }
    $escapes = @{ Code = 'Access31mDeniedException'; Category = 'NotSpecified' }
    $redirected = @{ Code = 'HttpStatus307'; Category = 'NotSpecified' }
    $timedOut = @{ Code = 'RequestTimeout'; Category = 'OperationTimeout' }
    function Get-Refusal($Code, $Category = 'AuthenticationError') { @{ Code = $Code; Category = $Category } }
    function New-Row($Fault, $Call, $List = $Call) { @{ Fault = $Fault; Call = $Call; List = $List } }
    $rows = @(
        New-Row 'delay' $null
        New-Row 'hold' $timedOut
        New-Row 'throttle' (Get-Refusal 'RequestThrottledException' 'LimitsExceeded') $throttled
        New-Row 'throttling' $throttled
        New-Row 'internal' $internal
        New-Row 'unavailable' (Get-Refusal 'ServiceUnavailable' 'ResourceUnavailable')
        New-Row 'notfound' (Get-Refusal 'ResourceNotFoundException' 'ObjectNotFound') $validation
        New-Row 'invalid' $validation
        New-Row 'accessdenied' (Get-Refusal 'AccessDeniedException' 'PermissionDenied')
        New-Row 'expiredtoken' (Get-Refusal 'ExpiredTokenException')
        New-Row 'unrecognizedclient' (Get-Refusal 'UnrecognizedClientException')
        New-Row 'invalidsignature' $signature
        New-Row 'missingtoken' (Get-Refusal 'MissingAuthenticationTokenException')
        New-Row 'incompletesignature' (Get-Refusal 'IncompleteSignatureException')
        New-Row 'canonical' $signature
        New-Row 'escapes' $escapes
        New-Row 'unknownmember' $invalid $null
        New-Row 'emptyunion' $invalid $null
        New-Row 'nullcredentials' $invalid $null
        New-Row 'nocredentials' $invalid $null
        New-Row 'noexpiry' $null
        New-Row 'badexpiry' $invalid $null
        New-Row 'huge' $invalid
        New-Row 'controltoken' $invalid $null
        New-Row 'otherid' $invalid $null
        New-Row 'stringlist' $null $invalid
        New-Row 'nulllist' $null
        New-Row 'sessionfailed' $null
        New-Row 'reset' $invalid
        New-Row 'drop' (Get-Refusal 'ConnectionFailed' 'ConnectionError')
        New-Row 'truncated' $invalid
        New-Row 'malformed' $invalid
        New-Row 'notobject' $invalid
        # An answer without a body has no members: a list is empty, a credential is missing.
        New-Row 'empty' $invalid $null
        New-Row 'html' $invalid
        New-Row 'mislabeled' $null
        New-Row 'badgateway' (Get-Refusal 'HttpStatus502' 'ResourceUnavailable')
        New-Row 'redirect' $redirected
        New-Row 'secondanswer' $null
        New-Row 'olddate' $null
        New-Row 'skewed' $signature
        New-Row 'gzipbomb' $invalid
        New-Row 'endless' $invalid
        New-Row 'deep' $invalid
        New-Row 'unready' $null
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $env:AWS_SESSION_TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLE//////////token+x=='
    # The emulator is its own proxy, so that every call has a proxy password to keep.
    $common = @{ Proxy = $emulator.Url -replace '://', '://proxy-user:S3CR3T-of-the-proxy@'; MaxAttempts = 1 }
    $seeded = $env:AWS_SECRET_ACCESS_KEY, $env:AWS_SESSION_TOKEN, 'S3CR3T-of-the-proxy'
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
    $listed = 'vcemulated000000000000002'

    function Get-FaultText([string] $Fault) { $Fault -eq 'delay' ? 'delay-1' : $Fault }

    function Get-Limit([string] $Fault) {
        <# .SYNOPSIS A call that is held ends by the time limit alone. #>
        $Fault -eq 'hold' ? @{ TimeoutSec = 1 } : @{}
    }

    function Invoke-Said {
        <# .SYNOPSIS Runs a script; gives its output, its errors, and all that a person, a log or a file would see of it. #>
        param([scriptblock] $Script)
        $Error.Clear()
        $ErrorActionPreference = 'Continue'
        $VerbosePreference = $DebugPreference = $WarningPreference = $InformationPreference = 'Continue'
        $all = @(& $Script *>&1)
        $records = $all.Where({ $_ -is [Management.Automation.ErrorRecord] })
        $Error | Export-Clixml "$TestDrive/errors.xml" -Depth 3
        $said = @(
            $all | Out-String -Width 500
            $Error | Format-List * -Force | Out-String -Width 500
            $Error.ForEach({ $_.Exception | Format-List * -Force }) | Out-String -Width 500
            $Error.ForEach({ "$($_.Exception)" })
            Get-Content "$TestDrive/errors.xml" -Raw
        ) -join "`n"
        $types = 'ErrorRecord', 'VerboseRecord', 'DebugRecord', 'WarningRecord', 'InformationRecord'
        [pscustomobject]@{ Output = $all.Where({ $_.GetType().Name -notin $types }); Problems = $records; Said = $said }
    }

    function Assert-OneProblem($Said, $Expected, [string] $Target) {
        $Said.Problems.Count | Should -Be 1
        $problem = $Said.Problems[0]
        $problem.FullyQualifiedErrorId | Should -BeLike "$($Expected.Code),EmrSessionCredentials.Commands.*"
        $problem.CategoryInfo.Category | Should -Be $Expected.Category
        $problem.TargetObject | Should -Be $Target
        "$problem" | Should -Not -Match '[\x00-\x09\x0b-\x1f\x7f-\x9f]' -Because 'a terminal must not be told what to do'
    }

    function Assert-NoSecret([string] $Text, [string[]] $Secrets) {
        $Text | Should -BeLike '*eu-central-1*' -Because 'the streams must have been caught'
        foreach ($secret in $Secrets) { $Text.Contains($secret) | Should -BeFalse -Because "'$secret' is a secret" }
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'A fault' {
    AfterEach { Clear-Fault $emulator.Url }

    It 'of any kind is a row here' {
        $kinds = (Invoke-RestMethod "$($emulator.Url)/_emulator").faults.PSObject.Properties.Name
        $kinds | Sort-Object | Should -Be ($rows.Fault | Sort-Object)
    } -TestCases @{ rows = $rows }

    It '<Fault> in a single call' -ForEach $rows {
        # Once; the same client token then brings what was issued behind the answer that was not good.
        $limit = Get-Limit $Fault
        $id = "ep-fault-$(Get-FaultText $Fault)-1-single"
        $endpoint = @{ VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = $role; ClientToken = "once-$Fault" }
        # The answer of a managed endpoint does not say which endpoint it is about; that of a serverless session does.
        $said = if ($Fault -eq 'otherid') {
            Add-Fault $emulator.Url 'otherid-1' '00session'
            $id = '00session'
            Invoke-Said { Get-EMRServerlessSessionEndpoint 00session -ApplicationId 00app @common }
        }
        else {
            Invoke-Said { Get-EMRCManagedEndpointSessionCredential $id @endpoint @common @limit }
        }
        $issued = Get-EMRCManagedEndpointSessionCredential $id @endpoint @common
        $secrets = $seeded + (ConvertFrom-TestSecret $issued.Token) + (ConvertFrom-TestSecret $issued.EndpointToken)

        if ($Call) {
            $said.Output | Should -BeNullOrEmpty
            Assert-OneProblem $said $Call $id
        }
        else {
            $said.Problems | Should -BeNullOrEmpty
            @($said.Output).Count | Should -Be 1
            ConvertFrom-TestSecret $said.Output[0].Token | Should -Be (ConvertFrom-TestSecret $issued.Token)
        }
        Assert-NoSecret $said.Said $secrets
    }

    It 'of any kind among 1,000 items, 64 at once, harms none of the others' {
        # Every other item has a fault, of each kind in turn.
        $items = foreach ($i in 0..499) {
            [pscustomobject]@{ Id = "ep-good-$i"; Expected = $null }
            $row = $rows[$i % $rows.Count]
            # The answer of a managed endpoint has no id that could be another item's.
            $expected = if ($row.Fault -ne 'otherid') { $row.Call }
            [pscustomobject]@{ Id = "ep-$i-fault-$(Get-FaultText $row.Fault)"; Expected = $expected }
        }
        $call = @{ VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = $role; ThrottleLimit = 64; TimeoutSec = 3 }
        $said = Invoke-Said { $items.Id | Get-EMRCManagedEndpointSessionCredential @call @common }

        $said.Output.EndpointIdentifier | Should -Be $items.Where({ -not $_.Expected }).Id
        $bad = $items.Where({ $_.Expected })
        $said.Problems.TargetObject | Should -Be $bad.Id
        $said.Problems.ForEach({ "$(($_.FullyQualifiedErrorId -split ',')[0]) $($_.CategoryInfo.Category)" }) |
            Should -Be $bad.ForEach({ "$($_.Expected.Code) $($_.Expected.Category)" })
        Assert-NoSecret $said.Said $seeded
        # What the emulator issues, to a good call and behind a bad answer alike, has this form; a hash in hexadecimal, too.
        $token = '(?<![\w-])(?![0-9a-f]{64})[\w-]{64}(?![\w-])'
        foreach ($credential in $said.Output[0..9]) { ConvertFrom-TestSecret $credential.Token | Should -Match "^$token" }
        [regex]::Matches($said.Said, $token).Count | Should -Be 0
    } -TestCases @{ rows = $rows }

    It 'of any kind leaves no secret in a transcript' {
        $id = foreach ($row in $rows.Where({ $_.Fault -ne 'hold' })) { "ep-fault-$(Get-FaultText $row.Fault)" }
        $null = Invoke-FreshPowerShell "
            Import-Module '$(Get-BuiltModulePath)'
            `$VerbosePreference = `$DebugPreference = 'Continue'
            Start-Transcript '$TestDrive/transcript.txt'
            '$($id -join "', '")' | Get-EMRCManagedEndpointSessionCredential -VirtualClusterIdentifier vc1 -ExecutionRoleArn $role -Proxy '$($common.Proxy)' -MaxAttempts 1
            `$Error | Format-List * -Force
            Stop-Transcript" 2>&1
        $transcript = Get-Content "$TestDrive/transcript.txt" -Raw
        $transcript | Should -BeLike '*ep-fault-deep*'
        Assert-NoSecret $transcript $seeded
    } -TestCases @{ rows = $rows }

    It '<Fault> in Find-EMRSessionTarget' -ForEach $rows {
        $limit = Get-Limit $Fault
        Add-Fault $emulator.Url (Get-FaultText $Fault) $listed
        $said = Invoke-Said { Find-EMRSessionTarget @common @limit }

        Clear-Fault $emulator.Url
        $isEmpty = $List -or $Fault -eq 'empty'
        $good = Find-EMRSessionTarget @common | Where-Object { -not $isEmpty -or $_.OwnerId -ne $listed }
        @($said.Output).Identifier | Sort-Object | Should -Be ($good.Identifier | Sort-Object)
        if ($List) { Assert-OneProblem $said $List $listed } else { $said.Problems | Should -BeNullOrEmpty }
        Assert-NoSecret $said.Said $seeded
    }
}
